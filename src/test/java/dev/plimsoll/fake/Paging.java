package dev.plimsoll.fake;

import java.util.List;
import java.util.function.Function;

/** Lists by pages, with the address of the next one in a header. */
final class Paging {
    /** Where the address of this request stands among its headers until it is answered. */
    static final String NEXT = "x-fake-next";

    private Paging() {}

    static <T> Reply of(Ask ask, List<T> all, Function<T, ?> shown) {
        int size = ask.query("per_page", 30);
        int from = Math.min(all.size(), (ask.query("page", 1) - 1) * size);
        var page = all.subList(from, Math.min(all.size(), from + size));
        var reply = Reply.of(200, page.stream().map(shown).toList());
        return from + size < all.size() ? next(reply, ask) : reply;
    }

    /** The server knows its address and makes a link of it. */
    static Reply next(Reply reply, Ask ask) {
        return reply.with(NEXT, Integer.toString(ask.query("page", 1) + 1));
    }
}
