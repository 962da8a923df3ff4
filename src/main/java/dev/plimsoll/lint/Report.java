package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Secret;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what one rule finds in one file. */
public final class Report {
    /** In characters; a million findings about an argument of a megabyte are to fit in memory. */
    private static final int LONGEST_SUBJECT = 500;

    private final Catalogue.Entry rule;
    private final Dockerfile file;
    private final List<Draft> drafts = new ArrayList<>();

    public Report(Catalogue.Entry rule, Dockerfile file) {
        this.rule = rule;
        this.file = file;
    }

    /**
     * A fault at a place; what it is about is the beginning of the text of the place, unless {@link
     * Draft#about} says otherwise.
     */
    public Draft at(Located place, String message) {
        var span = place.span();
        int told = Math.min(span.length(), LONGEST_SUBJECT);
        return add(
                new Draft(
                        span,
                        message,
                        file.source().text(new Span(span.start(), span.start() + told))));
    }

    /** A fault with the change that answers it. */
    public Draft at(Located place, String message, Fix fix) {
        return at(place, message).fix(fix);
    }

    /**
     * Something that should be there and is not; {@code anchor} is the place that shows best where
     * it belongs.
     */
    public Draft missing(Located anchor, String message) {
        return add(new Draft(anchor.span(), message, ""));
    }

    private Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    public List<Finding> findings() {
        return drafts.stream().map(Draft::finding).toList();
    }

    /** What was found, with the places that tell whether another rule says the same. */
    List<Stated> stated() {
        var stated = new ArrayList<Stated>(drafts.size());
        for (var draft : drafts) {
            stated.add(new Stated(draft.finding(), draft.cause));
        }
        return stated;
    }

    /**
     * A finding, and where its cause lies.
     *
     * @param cause the finding's own place, unless its rule says otherwise
     */
    record Stated(Finding finding, Span cause) {
        static final Comparator<Stated> BY_CAUSE =
                Comparator.comparingInt(stated -> stated.cause.start());
    }

    /** A finding that a rule is still describing. */
    public final class Draft {
        private final Span span;
        private final String message;
        private String subject;
        private Span cause;
        private Severity level = rule.severity();
        private List<String> covers = rule.covers();
        private List<String> knownInTriggers = List.of();
        private Optional<Fix> fix = Optional.empty();
        private final List<Span> secrets = new ArrayList<>();

        private Draft(Span span, String message, String subject) {
            this.span = span;
            this.message = message;
            this.subject = subject;
            this.cause = span;
        }

        /**
         * What the finding is about, such as the package {@code curl}: part of its identity, which
         * goes into comments and databases; what looks like a secret in it is left out.
         */
        public Draft about(String subject) {
            this.subject = subject;
            return this;
        }

        /**
         * Where the cause lies, if not where the finding points: where other rules would speak of
         * the same, see {@link Precedence}.
         */
        public Draft cause(Located place) {
            this.cause = place.span();
            return this;
        }

        /** A lower level than the rule's. */
        public Draft level(Severity level) {
            this.level = level;
            return this;
        }

        /**
         * The ids of other tools under which this very finding is known; without this, all that the
         * rule covers.
         */
        public Draft as(String... ids) {
            this.covers = Mirrors.with(List.of(ids));
            return this;
        }

        public Draft fix(Fix fix) {
            this.fix = Optional.of(fix);
            return this;
        }

        /** A value in the file that is not to be shown. */
        public Draft secret(Located value) {
            secrets.add(value.span());
            return this;
        }

        /**
         * The ids of other tools that look for this in triggers too. Without it, a finding in a
         * trigger is known to hadolint and Sonar alone: to the others it is a text.
         */
        public Draft inTriggersAs(String... ids) {
            this.knownInTriggers = Mirrors.with(List.of(ids));
            return this;
        }

        /** Whether it lies in what ONBUILD keeps for later. */
        private boolean isInTrigger() {
            return file.triggerAt(span).isPresent();
        }

        private boolean isKnownInTriggers(String id) {
            return id.startsWith("DL") || id.matches("S\\d+") || knownInTriggers.contains(id);
        }

        /**
         * The name of its stage, else its number. The last one without a name is {@code -1}, so
         * that its findings stay the same when a stage is put in front, as who goes multi-stage
         * does.
         */
        private String stage() {
            return file.stageAt(span)
                    .map(stage -> stage.name().orElseGet(() -> number(stage)))
                    .orElse("");
        }

        private String number(Stage stage) {
            boolean last = stage.index() == file.stages().size() - 1;
            return last ? "-1" : String.valueOf(stage.index());
        }

        private Finding finding() {
            var identity = new Identity(rule.id(), stage(), Secret.masked(subject));
            var known =
                    isInTrigger()
                            ? covers.stream().filter(this::isKnownInTriggers).toList()
                            : covers;
            return new Finding(identity, level, span, message, known, fix, secrets);
        }
    }
}
