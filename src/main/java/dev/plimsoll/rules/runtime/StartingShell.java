package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The shell that starts what is in shell form.
 *
 * @param doesNothingElse whether it reads no profile and is a shell of POSIX, so that a program
 *     starts without it just as well
 * @param handsOver whether it gives its place to a single command by itself
 */
record StartingShell(boolean doesNothingElse, boolean handsOver) {
    private static final Pattern PROGRAM = Pattern.compile("(?:.*/)?(?:sh|bash|dash|ash)");

    /** All but those for a login ({@code -l}) and for a terminal ({@code -i}). */
    private static final Pattern OPTIONS =
            Pattern.compile("[-+][a-hj-km-zA-Z]+|pipefail|errexit|nounset");

    private static final Pattern WINDOWS =
            Pattern.compile(
                    "mcr\\.microsoft\\.com/windows.*|.*:.*(?:nanoserver|windowsservercore).*");

    static StartingShell of(Dockerfile file, Instruction at) {
        var stage = file.stageAt(at).orElseThrow();
        boolean readsFile =
                stage.environmentAt(at).get("BASH_ENV").flatMap(Value::known).isPresent();
        return stage.shellAt(at)
                .map(shell -> of(shell.words(), readsFile))
                .orElseGet(() -> new StartingShell(!readsFile && !isWindows(file, stage), false));
    }

    private static StartingShell of(List<Argument> words, boolean readsFile) {
        var texts = words.stream().map(Argument::text).toList();
        boolean plain =
                !texts.isEmpty()
                        && PROGRAM.matcher(texts.getFirst()).matches()
                        && texts.stream().skip(1).allMatch(text -> OPTIONS.matcher(text).matches());
        return new StartingShell(
                plain && !readsFile, !texts.isEmpty() && texts.getFirst().endsWith("bash"));
    }

    static boolean isWindows(Dockerfile file, Stage stage) {
        var bottom = stage.bottom();
        var first = bottom.from();
        return file.escape() != '\\'
                || file.value(first.image(), first)
                        .known()
                        .filter(image -> WINDOWS.matcher(image).matches())
                        .isPresent();
    }
}
