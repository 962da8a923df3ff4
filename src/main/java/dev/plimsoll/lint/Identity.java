package dev.plimsoll.lint;

/**
 * What stays of a finding when lines move: it tells whether two versions of a file have the same
 * fault. Findings of one file with equal identities are told apart by their order alone.
 *
 * @param rule the rule's id, such as {@code curl-pipe-shell}
 * @param stage the stage's name, else its number from 0, such as {@code build} or {@code 1}; empty
 *     before the first FROM
 * @param subject what the finding is about, such as the package {@code curl}; empty for what is not
 *     there
 */
public record Identity(String rule, String stage, String subject) {}
