package dev.plimsoll.bot;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;
import java.util.Optional;

/**
 * What we know of the newest check run at a place.
 *
 * @param externalId our own name for the run; empty where there is none
 * @param answers how many of the wishes for a run anew it answers
 * @param run GitHub's id; 0 while unknown
 * @param annotations digests of those it has or was about to get, in that order
 * @param posted how many of them GitHub has for certain
 * @param words digest of the words that were written last; empty if none
 * @param concluded whether it is completed
 * @param clear whether the last write had a clear answer
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Published(
        String externalId,
        long answers,
        long run,
        List<String> annotations,
        int posted,
        String words,
        boolean concluded,
        boolean clear) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Published NOTHING = new Published("", 0, 0, List.of(), 0, "", false, true);

    Published {
        annotations = List.copyOf(annotations);
    }

    static Published parse(String text) {
        try {
            return text.isEmpty() ? NOTHING : JSON.readValue(text, Published.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was published cannot be read", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isNothing() {
        return externalId.isEmpty();
    }

    Optional<Long> knownRun() {
        return run == 0 ? Optional.empty() : Optional.of(run);
    }

    /** A run that is about to be created. */
    static Published begun(String externalId, long asked) {
        return new Published(externalId, asked, 0, List.of(), 0, "", false, true);
    }

    /** Its annotations are to be these: what it has, and more. */
    Published intending(List<String> all) {
        return new Published(externalId, answers, run, all, posted, words, concluded, clear);
    }

    /** A write is about to be sent. */
    Published writing() {
        return new Published(
                externalId, answers, run, annotations, posted, words, concluded, false);
    }

    /** GitHub answered that it did not do what was asked. */
    Published refused() {
        return new Published(externalId, answers, run, annotations, posted, words, concluded, true);
    }

    /** GitHub answered that the run is like this now. */
    Published written(long id, int count, String newWords, boolean over) {
        return new Published(externalId, answers, id, annotations, count, newWords, over, true);
    }

    /** The run as it was found on GitHub after an unclear answer. */
    Published found(long id, int count, boolean over) {
        int known = Math.min(count, annotations.size());
        return new Published(
                externalId, answers, id, annotations.subList(0, known), known, "", over, true);
    }

    /** It turned out that the run was never created. */
    Published notThere() {
        return new Published(externalId, answers, 0, List.of(), 0, "", false, true);
    }
}
