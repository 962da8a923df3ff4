package dev.plimsoll;

import java.io.Serial;
import java.util.List;

/**
 * Settings that Plimsoll cannot start with; the message names each with its remedy and holds no
 * secret.
 */
public final class SettingsFault extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    SettingsFault(List<String> faults) {
        super("Plimsoll cannot start with these settings:\n- " + String.join("\n- ", faults));
    }
}
