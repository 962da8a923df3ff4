package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/** The gate for deliveries: checks who signed the bytes, then reads them. */
@SuppressWarnings("DoNotCallSuggester") // the acts follow
public final class Webhook {
    private final List<String> secrets;

    /**
     * @param secrets at least one; several while one is being replaced
     */
    public Webhook(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /**
     * Whether one of the secrets signed these bytes.
     *
     * @param signature the header {@code X-Hub-Signature-256}
     */
    public boolean isSigned(byte[] body, Optional<String> signature) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a delivery says.
     *
     * @param name the header {@code X-GitHub-Event}
     */
    public Event read(String name, byte[] body) {
        throw new UnsupportedOperationException();
    }
}
