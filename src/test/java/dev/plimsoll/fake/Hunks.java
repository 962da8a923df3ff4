package dev.plimsoll.fake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The lines of a patch that a comment can stand on. */
record Hunks(List<Hunk> hunks) {
    private static final Pattern HEADER =
            Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*");

    /** One hunk: the lines of the old version that it shows, and those of the new. */
    record Hunk(Set<Integer> left, Set<Integer> right) {
        boolean shows(String side, int line) {
            return (side.equals("LEFT") ? left : right).contains(line);
        }
    }

    static Hunks of(String patch) {
        var hunks = new ArrayList<Hunk>();
        int left = 0;
        int right = 0;
        for (var line : patch.split("\n", -1)) {
            var header = HEADER.matcher(line);
            if (header.matches()) {
                hunks.add(new Hunk(new HashSet<>(), new HashSet<>()));
                left = Integer.parseInt(header.group(1));
                right = Integer.parseInt(header.group(2));
            } else if (!hunks.isEmpty() && !line.startsWith("\\")) {
                if (!line.startsWith("+")) {
                    hunks.getLast().left().add(left++);
                }
                if (!line.startsWith("-")) {
                    hunks.getLast().right().add(right++);
                }
            }
        }
        return new Hunks(hunks);
    }

    boolean show(String side, int line) {
        return hunks.stream().anyMatch(hunk -> hunk.shows(side, line));
    }

    boolean showTogether(String startSide, int start, String side, int line) {
        return hunks.stream().anyMatch(h -> h.shows(startSide, start) && h.shows(side, line));
    }
}
