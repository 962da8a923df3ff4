package dev.plimsoll.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of hadolint and BuildKit of which tally has copies. It prints them as {@code
 * hadolint/DL3002} and {@code buildkit/MaintainerDeprecated}. The list is that of tally 0.45.
 */
final class Mirrors {
    private static final Set<String> OF_HADOLINT =
            words(
                    """
                    DL3001 DL3002 DL3003 DL3004 DL3006 DL3007 DL3010 DL3011 DL3014 DL3020 DL3021
                    DL3022 DL3023 DL3026 DL3027 DL3030 DL3034 DL3038 DL3043 DL3045 DL3046 DL3047
                    DL3057 DL3061 DL4001 DL4005 DL4006
                    """);

    private static final Set<String> OF_BUILDKIT =
            words(
                    """
                    ConsistentInstructionCasing CopyIgnoredFile DuplicateStageName
                    ExposeInvalidFormat ExposeProtoCasing FromAsCasing
                    FromPlatformFlagConstDisallowed InvalidBaseImagePlatform InvalidDefaultArgInFrom
                    InvalidDefinitionDescription JSONArgsRecommended LegacyKeyValueFormat
                    MaintainerDeprecated MultipleInstructionsDisallowed NoEmptyContinuation
                    RedundantTargetPlatform ReservedStageName SecretsUsedInArgOrEnv StageNameCasing
                    UndefinedArgInFrom UndefinedVar WorkdirRelativePath
                    """);

    private Mirrors() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /** The checks of BuildKit that {@code skip=all} leaves out. */
    static Set<String> checksOfBuildKit() {
        return OF_BUILDKIT;
    }

    /** The ids, and after them those of their copies. */
    static List<String> with(List<String> ids) {
        var all = new ArrayList<>(ids);
        for (var id : ids) {
            if (OF_HADOLINT.contains(id)) {
                all.add("hadolint/" + id);
            } else if (OF_BUILDKIT.contains(id)) {
                all.add("buildkit/" + id);
            }
        }
        return List.copyOf(all);
    }
}
