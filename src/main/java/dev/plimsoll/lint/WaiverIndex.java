package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Waivers.Waived;
import dev.plimsoll.lint.Waivers.Waiver;
import dev.plimsoll.source.Places;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks up the comment that waives a finding, in a time that does not grow with the comments. */
final class WaiverIndex {
    private final Dockerfile file;
    private final List<Waiver> waivers;
    private final Map<Key, Integer> first = new HashMap<>();

    /**
     * What a waiver is found by.
     *
     * @param id a rule of ours or, where it is foreign, of another tool, in small letters
     * @param start where that begins what it holds for: the file, an instruction or a line
     */
    private record Key(boolean foreign, String id, int start) {
        Key {
            id = id.toLowerCase(Locale.ROOT);
        }
    }

    WaiverIndex(Dockerfile file, List<Waiver> waivers) {
        this.file = file;
        this.waivers = waivers;
        for (int i = 0; i < waivers.size(); i++) {
            var waiver = waivers.get(i);
            for (var id : waiver.ids()) {
                first.putIfAbsent(new Key(waiver.foreign(), id, waiver.target().start()), i);
            }
        }
    }

    /** A finding with the first comment that waives it. */
    Optional<Waived> waived(Finding finding) {
        if (waivers.isEmpty()) {
            return Optional.empty();
        }
        return starts(finding.span().start())
                .boxed()
                .flatMap(start -> named(finding, start))
                .sorted()
                .map(waivers::get)
                .filter(waiver -> waiver.reaches(finding))
                .findFirst()
                .map(waiver -> new Waived(finding, waiver));
    }

    private Stream<Integer> named(Finding finding, int start) {
        return Stream.concat(
                        Stream.of(new Key(false, finding.rule(), start)),
                        finding.covers().stream().map(id -> new Key(true, id, start)))
                .flatMap(key -> Optional.ofNullable(first.get(key)).stream());
    }

    /** Where the file, the instruction and the line begin that a place lies in. */
    private IntStream starts(int place) {
        var instructions = file.instructions();
        int begun = Places.beginningBefore(instructions, place + 1);
        int instruction = begun == 0 ? 0 : instructions.get(begun - 1).span().start();
        int line = file.source().line(file.source().position(place).line()).start();
        return IntStream.of(0, instruction, line).distinct();
    }
}
