package dev.plimsoll.review;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a plan needs beside the files.
 *
 * @param head the commit that was judged, 40 hexadecimal digits; empty where what was judged is in
 *     no commit yet
 */
public record Context(String head, Occasion occasion, Pages pages, Limits limits) {

    /** The commit as people write it, such as {@code abc1234}. */
    public String shortHead() {
        return head.substring(0, Math.min(7, head.length()));
    }

    /**
     * The pages of the rules.
     *
     * @param base the address that {@code /rules/{id}} is appended to, such as {@code
     *     https://plimsoll.example}; empty: no links
     * @param text a rule's page in Markdown by its id, empty where there is none
     */
    public record Pages(Optional<String> base, Function<String, Optional<String>> text) {

        /** The address of a rule's page, such as {@code https://plimsoll.example/rules/sudo}. */
        public Optional<String> link(String rule) {
            return base.map(address -> address.replaceFirst("/+$", "") + "/rules/" + rule);
        }

        /** A rule's name in Markdown, with its link where one is known. */
        String name(String rule) {
            return link(rule).map(link -> "[" + rule + "](" + link + ")").orElse("`" + rule + "`");
        }

        /** The first paragraph of a rule's page on one line, as GitHub shows breaks in comments. */
        String why(String rule) {
            var page = text.apply(rule).orElse("").strip();
            return page.split("\\R\\s*\\R", 2)[0].replaceAll("\\s*\\R\\s*", " ");
        }
    }

    /**
     * How much is said.
     *
     * @param comments open inline comments on one pull request
     * @param annotations of one check run; the rest is counted, never silently dropped
     * @param summary characters of a check's summary, and of its text, in bytes of UTF-8
     */
    public record Limits(int comments, int annotations, int summary) {
        /**
         * GitHub refuses a summary above 65 535 characters. It takes 50 annotations a request, and
         * some 500 writes an hour of a whole installation: 5 000 are a fifth of them, and more
         * could be had by anybody who opens a pull request with a file of faults.
         */
        public static final Limits DEFAULT = new Limits(25, 5_000, 65_535);
    }
}
