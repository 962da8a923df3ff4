package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;

/** Who runs a RUN, as far as the file and what is known of its base say it. */
public enum Runner {
    ROOT,
    /** Somebody without privileges. */
    ANOTHER,
    UNKNOWN;

    public static Runner of(Dockerfile file, Stage stage, Instruction.Run run) {
        return stage.userAt(run)
                .map(user -> of(file, user))
                .orElseGet(() ->
                        KnownBase.below(stage).map(base -> of(base.runsAs())).orElse(UNKNOWN));
    }

    private static Runner of(Dockerfile file, Instruction.User user) {
        return file.value(user.account(), user)
                .known()
                .map(account -> Instruction.User.isSuperuser(account) ? ROOT : ANOTHER)
                .orElse(UNKNOWN);
    }

    private static Runner of(KnownBase.RunsAs runsAs) {
        return switch (runsAs) {
            case ROOT, DROPS -> ROOT;
            case USER -> ANOTHER;
            case PLATFORM, ADMIN -> UNKNOWN;
        };
    }
}
