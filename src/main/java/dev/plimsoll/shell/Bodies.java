package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** Passes over the bodies of here-documents. */
final class Bodies {
    private final Reading in;

    Bodies(Reading in) {
        this.in = in;
    }

    /** Passes over the bodies of here-documents, which begin on this line. */
    void bodies() {
        if (in.heredocs.isEmpty()) {
            return;
        }
        var pending = List.copyOf(in.heredocs);
        in.heredocs.clear();
        var bodies = new ArrayList<Frame.Body>();
        int from = in.at;
        for (var each : pending) {
            int start = from;
            int end = start;
            boolean ended = false;
            while (from < in.limit && !ended) {
                int newline = in.text.indexOf('\n', from);
                int stop = newline < 0 || newline > in.limit ? in.limit : newline;
                ended = isDelimiter(each, from, stop);
                if (!ended) {
                    end = Math.min(in.limit, stop + 1);
                }
                from = Math.min(in.limit, stop + 1);
            }
            each.owner().bodyStart = start;
            each.owner().bodyEnd = end;
            if (!each.plain()) {
                bodies.add(new Frame.Body(start, end, 0, 0, each.owner()));
            }
        }
        int resume = from;
        in.at = resume;
        for (var body : bodies.reversed()) {
            if (expands(body.start(), body.end())) {
                in.stack.add(
                        new Frame.Body(body.start(), body.end(), in.at, in.limit, body.owner()));
                in.at = body.start();
                in.limit = body.end();
            }
        }
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
        for (int i = start; i < end; i++) {
            if (in.text.charAt(i) == '`' || in.text.charAt(i) == '$') {
                return true;
            }
        }
        return false;
    }
}
