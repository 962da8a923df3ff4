package dev.plimsoll.review;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;

/** The check of a commit that several open pull requests have as their head. */
record SharedHead(SequencedMap<String, Check> lanes) {

    Check check() {
        var worst =
                Collections.max(
                        lanes.entrySet(),
                        Comparator.comparing(lane -> lane.getValue().conclusion()));
        return new Check(
                worst.getValue().conclusion(),
                Prose.atMost(worst.getKey() + ": " + worst.getValue().title(), Check.TITLE),
                summary(),
                text(),
                annotations());
    }

    private String summary() {
        var summary = new Listing(Context.Limits.DEFAULT.summary());
        summary.add("This commit is the head of several pull requests; the worst of them decides.");
        lanes.forEach((name, lane) ->
                summary.item("\n- %s: %s".formatted(name, Prose.words(lane.title()))));
        lanes.forEach(
                (name, lane) -> summary.item("\n\n## %s\n\n%s".formatted(name, lane.summary())));
        summary.rest(left -> "\n\n" + Prose.number(left) + " more had no room.");
        return summary.toString();
    }

    /** What is said of one pull request alone is in its summary; here equal lists are said once. */
    private String text() {
        var text = new Listing(Context.Limits.DEFAULT.summary());
        lanes.values().stream()
                .map(Check::text)
                .distinct()
                .forEach(each -> text.item("\n\n" + each));
        text.rest(left -> "\n\n" + Prose.number(left) + " more had no room.");
        return text.toString();
    }

    private List<Annotation> annotations() {
        return lanes.values().stream()
                .flatMap(lane -> lane.annotations().stream())
                .distinct()
                .sorted(Comparator.comparing(Annotation::level))
                .toList();
    }
}
