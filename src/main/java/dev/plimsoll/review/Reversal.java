package dev.plimsoll.review;

import dev.plimsoll.source.SourceText;

import java.util.List;
import java.util.Optional;

/** Undoes a diff on the text that it leads to, line by line, and stops at the first doubt. */
final class Reversal {
    private final SourceText head;
    private final StringBuilder base = new StringBuilder();
    private int read;
    private int written;

    Reversal(SourceText head) {
        this.head = head;
    }

    Optional<SourceText> undo(List<Hunk> hunks) {
        for (var hunk : hunks) {
            if (hunk.after() > count() || !copyUntil(hunk.after()) || written != hunk.before()) {
                return Optional.empty();
            }
            for (var line : hunk.lines()) {
                if (!undo(line)) {
                    return Optional.empty();
                }
            }
        }
        return copyUntil(count()) ? Optional.of(SourceText.of(base.toString())) : Optional.empty();
    }

    private int count() {
        return head.text().isEmpty() ? 0 : head.lineCount();
    }

    private boolean copyUntil(int lines) {
        while (read < lines) {
            read++;
            if (!write(head.text(head.lineWithBreak(read)))) {
                return false;
            }
        }
        return true;
    }

    private boolean undo(Hunk.Line line) {
        var text = line.ends() ? line.text() + "\n" : line.text();
        if (line.isInNew()) {
            if (read == count() || !head.text(head.lineWithBreak(read + 1)).equals(text)) {
                return false;
            }
            read++;
        } else if (text.indexOf('\uFFFD') >= 0) {
            return false;
        }
        return !line.isInOld() || write(text);
    }

    /** Only the last line of a text may have no break. */
    private boolean write(String line) {
        if (!base.isEmpty() && base.charAt(base.length() - 1) != '\n') {
            return false;
        }
        base.append(line);
        written++;
        return true;
    }
}
