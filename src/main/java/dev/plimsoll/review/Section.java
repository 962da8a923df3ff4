package dev.plimsoll.review;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a comment that speaks of one finding.
 *
 * @param closed whether it is folded, as the finding is gone
 * @param text what follows its marker
 */
record Section(Marker marker, boolean closed, String text) {
    private static final String FOLD = "\n\n<details><summary>What was said</summary>\n\n";
    private static final String END = "\n\n</details>";

    static Section open(Marker marker, String text) {
        return new Section(marker, false, text.strip());
    }

    /** Reads a comment back; empty where it does not begin with a marker of ours. */
    static List<Section> parse(String body) {
        var text = body.replace("\r\n", "\n").strip();
        var markers = Marker.LINE.matcher(text).results().toList();
        if (markers.isEmpty() || markers.getFirst().start() != 0) {
            return List.of();
        }
        var sections = new ArrayList<Section>();
        for (int i = 0; i < markers.size(); i++) {
            var found = markers.get(i);
            int end = i + 1 < markers.size() ? markers.get(i + 1).start() : text.length();
            var marker = new Marker(found.group(1), Integer.parseInt(found.group(2)));
            var said = text.substring(found.end(), end).strip();
            sections.add(new Section(marker, found.group(3) != null, said));
        }
        return sections;
    }

    static String body(List<Section> sections) {
        return String.join("\n\n", sections.stream().map(Section::rendered).toList());
    }

    private String rendered() {
        return marker.line(closed) + "\n" + text;
    }

    /**
     * Folded, under a line that says why.
     *
     * @param why such as {@code Fixed in abc1234}
     */
    Section close(String why) {
        return closed ? this : new Section(marker, true, why + "." + FOLD + text + END);
    }

    /** As it was before it was folded. */
    Section reopen() {
        int start = text.indexOf(FOLD);
        boolean folded = closed && start >= 0 && text.endsWith(END);
        var said =
                folded ? text.substring(start + FOLD.length(), text.length() - END.length()) : text;
        return new Section(marker, false, said.strip());
    }
}
