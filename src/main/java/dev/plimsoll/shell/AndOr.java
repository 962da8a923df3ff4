package dev.plimsoll.shell;

import java.util.Optional;

/** Pipelines joined by {@code &&} and {@code ||}. */
final class AndOr {
    private int pipelines = 1;
    private int lastAlternative;
    private boolean background;

    /** The last command of what comes after the last {@code ||}. */
    private Optional<Node> alternative = Optional.empty();

    /** The last command of all. */
    private Optional<Node> last = Optional.empty();

    /** Takes up another pipeline; gives its number from 0. */
    int join(Context.Joint joint) {
        if (joint == Context.Joint.OR) {
            lastAlternative = pipelines;
        }
        return pipelines++;
    }

    /** Takes up a command of the pipeline that was joined last. */
    void add(Node node) {
        last = Optional.of(node);
        if (hasAlternatives() && node.number == lastAlternative) {
            alternative = last;
        }
    }

    void toBackground() {
        background = true;
    }

    boolean background() {
        return background;
    }

    /** Whether the pipeline of a number may be left out though the list does not fail. */
    boolean mayBeLeftOut(int pipeline) {
        return hasAlternatives() && pipeline > 0;
    }

    boolean hasAlternatives() {
        return lastAlternative > 0;
    }

    boolean isLast(int pipeline) {
        return pipeline == pipelines - 1;
    }

    /**
     * Whether something else is done where the pipeline of a number fails, and that does not end
     * the script as {@code || exit 1} does.
     */
    boolean excuses(int pipeline) {
        return pipeline < lastAlternative
                && alternative.filter(Node::givesUp).isEmpty()
                && last.filter(Node::givesUp).isEmpty();
    }
}
