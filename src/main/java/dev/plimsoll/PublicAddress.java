package dev.plimsoll;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.GitHub;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where we are for people: what is set, else the address that GitHub delivers to without its {@code
 * /webhook}. Not knowing it costs the links and nothing else.
 */
final class PublicAddress {
    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

    /** How soon GitHub is asked again after no answer. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private volatile Optional<String> known;

    PublicAddress(Optional<URI> set, GitHub github) {
        known = set.map(URI::toString);
        if (set.isEmpty()) {
            Thread.startVirtualThread(() -> ask(github));
        }
    }

    /** Without a slash at its end. */
    Optional<String> known() {
        return known;
    }

    private void ask(GitHub github) {
        try {
            while (!answers(github)) {
                Thread.sleep(AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers(GitHub github) {
        try {
            known = github.hookUrl().flatMap(PublicAddress::ofHook);
            return true;
        } catch (CallFailed e) {
            LOG.info(
                    "there are no links yet, GitHub does not say where we are: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warn("there will be no links", e);
            return true;
        }
    }

    /** Such as {@code https://plimsoll.example} of {@code https://plimsoll.example/webhook}. */
    static Optional<String> ofHook(URI hook) {
        var text = hook.toString();
        boolean ours = text.matches("https?://[^/?#@]+(?:/[^?#]*)?/webhook/?");
        return ours ? Optional.of(text.replaceFirst("/webhook/?$", "")) : Optional.empty();
    }
}
