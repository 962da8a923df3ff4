package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Passes over the bodies of here-documents. */
final class HeredocSteps {
    private final Reading in;

    HeredocSteps(Reading in) {
        this.in = in;
    }

    /** Passes over the bodies that begin on this line; what is expanded in them is read next. */
    void bodies() {
        if (in.heredocs.isEmpty()) {
            return;
        }
        var pending = List.copyOf(in.heredocs);
        in.heredocs.clear();
        var expanding = new ArrayList<Frame.Body>();
        for (var each : pending) {
            int start = in.at;
            int end = body(each);
            boolean expands = !each.plain() && expands(start, end);
            each.owner().body = Optional.of(new Node.Body(start, end, !each.plain()));
            if (expands) {
                expanding.add(new Frame.Body(start, end, 0, 0, each.owner()));
            }
        }
        for (var body : expanding.reversed()) {
            in.push(new Frame.Body(body.start(), body.end(), in.at, in.limit, body.owner()));
            in.at = body.start();
            in.limit = body.end();
        }
    }

    /** Passes over one body and its delimiter; gives where the body ends. */
    private int body(Reading.Heredoc heredoc) {
        while (in.at < in.limit) {
            int start = in.at;
            int newline = in.text.indexOf('\n', start, in.limit);
            int stop = newline < 0 ? in.limit : newline;
            in.at = newline < 0 ? in.limit : newline + 1;
            if (isDelimiter(heredoc, start, stop)) {
                return start;
            }
        }
        return in.limit;
    }

    private boolean isDelimiter(Reading.Heredoc heredoc, int from, int stop) {
        int start = from;
        int end = stop > from && in.text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
        while (heredoc.chomps() && start < end && in.text.charAt(start) == '\t') {
            start++;
        }
        return end - start == heredoc.delimiter().length()
                && in.text.startsWith(heredoc.delimiter(), start);
    }

    private boolean expands(int start, int end) {
        return in.text.indexOf('$', start, end) >= 0 || in.text.indexOf('`', start, end) >= 0;
    }
}
