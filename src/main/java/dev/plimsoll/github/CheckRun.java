package dev.plimsoll.github;

import java.util.Optional;

/**
 * A check run of ours as GitHub keeps it.
 *
 * @param externalId what we called it
 * @param status such as {@code completed}
 * @param conclusion such as {@code success}
 * @param annotations how many it has
 * @param url for links
 */
public record CheckRun(
        long id,
        String name,
        String head,
        String externalId,
        String status,
        Optional<String> conclusion,
        int annotations,
        String url) {

    public boolean completed() {
        return status.equals("completed");
    }
}
