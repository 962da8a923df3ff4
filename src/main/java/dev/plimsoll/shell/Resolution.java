package dev.plimsoll.shell;

import dev.plimsoll.shell.Assignments.Known;
import dev.plimsoll.shell.Assignments.Moment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what words mean when a command runs, as far as the script itself says it. */
final class Resolution {
    private static final int DEEPEST = 8;
    private static final int LONGEST = 20_000;

    private final Word.Variables outer;

    /** How many pieces are looked at. */
    private int budget = 2_000;

    /**
     * @param outer what is known of variables that the script does not assign
     */
    Resolution(Word.Variables outer) {
        this.outer = outer;
    }

    /** What a program is given for a word that is not split; empty where nobody knows. */
    Optional<String> value(Word word, Moment moment) {
        return value(word, moment, 0);
    }

    /** The value of a variable at a moment. */
    Optional<String> value(String name, Moment moment) {
        return value(new Piece.Variable(name, true, false, false), moment, 0);
    }

    private Optional<String> value(Word word, Moment moment, int depth) {
        if (word.literal().isPresent()) {
            return word.literal();
        }
        var value = new StringBuilder();
        for (var piece : Piece.of(word)) {
            var known = value(piece, moment, depth);
            if (known.isEmpty()) {
                return known;
            }
            value.append(known.get());
        }
        return value.length() > LONGEST ? Optional.empty() : Optional.of(value.toString());
    }

    private Optional<String> value(Piece piece, Moment moment, int depth) {
        budget--;
        return switch (piece) {
            case Piece.Text(String letters) -> Optional.of(letters);
            case Piece.Unknown() -> Optional.empty();
            case Piece.Variable variable -> value(variable, moment, depth);
        };
    }

    private Optional<String> value(Piece.Variable variable, Moment moment, int depth) {
        if (depth > DEEPEST || budget < 0 || variable.whole()) {
            return Optional.empty();
        }
        Optional<String> found =
                switch (moment.region().assignments.before(variable.name(), moment)) {
                    case Known.Assigned(Assignment made, Moment then) ->
                            made.elements().isEmpty()
                                    ? value(made.value(), then, depth + 1)
                                    : Optional.empty();
                    case Known.Something() -> Optional.empty();
                    case Known.Nothing() -> outer.value(variable.name());
                };
        return found.filter(value -> !variable.wanted() || !value.isEmpty());
    }

    /** The words that a word becomes; itself where nobody knows. */
    List<Word> fields(Word word, Moment moment) {
        if (word.literal().isPresent()) {
            return List.of(word);
        }
        var pieces = Piece.of(word);
        if (pieces.size() == 1 && pieces.getFirst() instanceof Piece.Variable variable) {
            var written = written(variable, moment);
            if (written.isPresent()) {
                return written.get();
            }
        }
        var fields = new ArrayList<Word>();
        var field = new StringBuilder();
        boolean begun = false;
        for (var piece : pieces) {
            var known = value(piece, moment, 0);
            if (known.isEmpty() || known.get().length() > LONGEST) {
                return List.of(word);
            }
            boolean splits = piece instanceof Piece.Variable variable && !variable.quoted();
            if (!splits) {
                begun = true;
                field.append(known.get());
                continue;
            }
            for (char c : known.get().toCharArray()) {
                if (!Letter.isBlank(c)) {
                    begun = true;
                    field.append(c);
                } else if (begun) {
                    fields.add(word.as(field.toString()));
                    field.setLength(0);
                    begun = false;
                }
            }
        }
        if (begun) {
            fields.add(word.as(field.toString()));
        }
        return fields;
    }

    /** The words as they are written where a variable is assigned. */
    private Optional<List<Word>> written(Piece.Variable variable, Moment moment) {
        var known = moment.region().assignments.before(variable.name(), moment);
        if (!(known instanceof Known.Assigned(Assignment made, Moment then))) {
            return Optional.empty();
        }
        if (variable.whole()) {
            var all = new ArrayList<Word>();
            made.elements().forEach(element -> all.addAll(fields(element, then)));
            return made.elements().isEmpty() ? Optional.empty() : Optional.of(all);
        }
        return variable.quoted() || !made.elements().isEmpty()
                ? Optional.empty()
                : made.value().fields();
    }
}
