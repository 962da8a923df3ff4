package dev.plimsoll.github;

import java.util.Optional;

/**
 * A review on a pull request.
 *
 * @param author such as {@code plimsoll[bot]}; empty where the account is gone
 * @param commit empty where the commit is gone
 */
public record PostedReview(long id, String author, String body, Optional<String> commit) {}
