package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.CheckReport;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.Repository;
import dev.plimsoll.queue.Places;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.review.Annotation;
import dev.plimsoll.review.Check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Brings the check run of a commit to what the lanes that stand there say together. Every write is
 * written down before it is sent, so that after an unclear answer the run is found and continued.
 */
final class Checks {
    static final String NAME = "Plimsoll";

    /** GitHub takes no more annotations in one request. */
    static final int AT_ONCE = 50;

    /** {@code #7} before {@code #12}. */
    private static final Comparator<String> AS_COUNTED =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final GitHub github;
    private final Standings standings;
    private final Places places;
    private final Turns turns;
    private final Supplier<String> names;

    /**
     * @param names gives each new run another name
     */
    Checks(GitHub github, Standings standings, Places places, Turns turns, Supplier<String> names) {
        this.github = github;
        this.standings = standings;
        this.places = places;
        this.turns = turns;
        this.names = names;
    }

    /** Concludes the check of a commit. */
    void conclude(Turn turn, Repository repository, String head) throws CallFailed, MadeRoom {
        var place = Place.of(repository, head).id();
        try (var lock = places.lock(place, turn).orElseThrow(MadeRoom::new)) {
            var said = said(place);
            var published = Published.parse(lock.published());
            if (said.isEmpty() && published.isNothing()) {
                return;
            }
            var check = said.orElseGet(() -> Check.superseded(head));
            new Run(turn, repository, head, lock).bring(published, check, said.isEmpty());
        }
    }

    /** What those who stand there say together; empty where nobody stands. */
    private Optional<Check> said(String place) {
        var all = new TreeMap<String, Check>(AS_COUNTED);
        for (var standing : standings.at(place)) {
            Verdict.parse(standing.verdict())
                    .ifPresent(verdict -> all.put(verdict.name(), verdict.check().check()));
        }
        return switch (all.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(all.firstEntry().getValue());
            default -> Optional.of(Check.worst(all));
        };
    }

    /** The run at one commit while its place is locked. */
    private final class Run {
        private final Turn turn;
        private final Repository repository;
        private final String head;
        private final Places.Lock lock;

        Run(Turn turn, Repository repository, String head, Places.Lock lock) {
            this.turn = turn;
            this.repository = repository;
            this.head = head;
            this.lock = lock;
        }

        void bring(Published before, Check check, boolean over) throws CallFailed, MadeRoom {
            var now = before.clear() ? before : looked(before);
            if (over && now.run() == 0) {
                save(Published.NOTHING);
                return;
            }
            var wanted = check.annotations().stream().map(Digest::of).toList();
            boolean anew =
                    now.isNothing()
                            || (!over && lock.asked() > now.answers())
                            || (!over && !Digest.holdsAll(wanted, had(now)));
            if (anew) {
                end(now);
                now = Published.begun(names.get(), lock.asked());
            }
            send(now, check);
        }

        private static List<String> had(Published published) {
            return published.annotations().subList(0, published.posted());
        }

        /** Finds out what a write did whose answer never came. */
        private Published looked(Published before) throws CallFailed {
            for (var run : github.checkRuns(repository, NAME, head)) {
                if (run.externalId().equals(before.externalId())) {
                    return before.found(run.id(), run.annotations(), run.completed());
                }
            }
            return before.notThere();
        }

        /** A run that a newer one takes the place of must not stay in progress. */
        private void end(Published old) throws CallFailed, MadeRoom {
            if (old.run() != 0 && !old.concluded()) {
                mayWrite();
                github.updateCheckRun(
                        repository,
                        old.run(),
                        report(old, Check.superseded(head), List.of(), true));
            }
        }

        private void send(Published begun, Check check) throws CallFailed, MadeRoom {
            var had = had(begun);
            var missing = Digest.missing(check.annotations(), had);
            var all = new ArrayList<>(had);
            missing.forEach(annotation -> all.add(Digest.of(annotation)));
            var now = begun.intending(all);
            var words = Digest.ofWords(check);
            if (now.concluded() && missing.isEmpty() && words.equals(now.words())) {
                return;
            }
            int sent = 0;
            do {
                int next = Math.min(missing.size(), sent + AT_ONCE);
                boolean last = next == missing.size();
                mayWrite();
                now = now.writing();
                save(now);
                var report = report(now, check, missing.subList(sent, next), last);
                long id = written(now, report);
                sent = next;
                now = now.written(id, had.size() + sent, last ? words : "", last);
                save(now);
            } while (sent < missing.size());
        }

        private long written(Published now, CheckReport report) throws CallFailed, MadeRoom {
            var run = now.knownRun();
            try {
                return run.isPresent()
                        ? github.updateCheckRun(repository, run.get(), report).id()
                        : github.createCheckRun(repository, NAME, head, report).id();
            } catch (CallFailed e) {
                if (!e.why().isUnclear()) {
                    save(now.refused());
                }
                throw e;
            }
        }

        private CheckReport report(
                Published published, Check check, List<Annotation> annotations, boolean last) {
            return new CheckReport(
                    published.externalId(),
                    Optional.empty(),
                    last
                            ? Optional.of(CheckReport.Conclusion.valueOf(check.conclusion().name()))
                            : Optional.empty(),
                    check.title(),
                    last ? check.summary() : "The findings are being added.",
                    last
                            ? Optional.of(check.text()).filter(text -> !text.isEmpty())
                            : Optional.empty(),
                    annotations.stream().map(Digest::sent).toList());
        }

        private void mayWrite() throws MadeRoom {
            if (!turns.mayGoOn(turn) || !lock.renew()) {
                throw new MadeRoom();
            }
        }

        private void save(Published published) throws MadeRoom {
            if (!lock.save(published.text())) {
                throw new MadeRoom();
            }
        }
    }
}
