package dev.plimsoll.shell;

/** Pipelines joined by {@code &&} and {@code ||}. */
final class AndOr {
    private int pipelines = 1;
    private boolean alternatives;
    private boolean background;

    /** Takes up another pipeline; gives its number from 0. */
    int join(Context.Joint joint) {
        alternatives |= joint == Context.Joint.OR;
        return pipelines++;
    }

    void toBackground() {
        background = true;
    }

    boolean background() {
        return background;
    }

    /** Whether the pipeline of a number may be left out though the list does not fail. */
    boolean mayBeLeftOut(int pipeline) {
        return alternatives && pipeline > 0;
    }

    boolean hasAlternatives() {
        return alternatives;
    }

    boolean isLast(int pipeline) {
        return pipeline == pipelines - 1;
    }
}
