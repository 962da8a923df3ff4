package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.WrittenFile;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of a settings file that the Dockerfile writes, such as {@code db.password=s3cr3t-Pa55}.
 *
 * @param name of a secret
 */
record WrittenSetting(Span span, String name) implements Located {
    private static final Pattern LINE =
            Pattern.compile(
                    "(?m)^[ \\t]{0,40}(?:export )?[\"']?([A-Za-z_][\\w.-]{0,80})[\"']?["
                        + " \\t]{0,9}[=:][ \\t]{0,9}[\"']?([^\\s\"'$`{}<>()]{6,200})[\"']?[,;]?["
                        + " \\t\\r]{0,9}$");

    /** Both, or it is a word of a sentence or the name of a method. */
    private static final Pattern MIXED = Pattern.compile("(?=.*[A-Za-z]).*\\d.*");

    static List<WrittenSetting> in(Instruction instruction) {
        var found = new ArrayList<WrittenSetting>();
        if (instruction instanceof Run run) {
            echoed(run, found);
        }
        for (var file : WrittenFile.in(instruction)) {
            in(file.text()).forEach(found::add);
        }
        return found;
    }

    private static Stream<WrittenSetting> in(Heredoc document) {
        return LINE.matcher(document.body())
                .results()
                .filter(WrittenSetting::isSecret)
                .map(found ->
                        new WrittenSetting(
                                new Span(
                                        document.span().start() + found.start(2),
                                        document.span().start() + found.end(2)),
                                found.group(1)));
    }

    /** {@code echo "password=..." >> file}. */
    private static void echoed(Run run, List<WrittenSetting> found) {
        for (var command : run.commands()) {
            if (command.is("echo", "printf") && isKept(command)) {
                for (var word : command.operands()) {
                    word.literal().stream()
                            .flatMap(text -> LINE.matcher(text).results())
                            .filter(WrittenSetting::isSecret)
                            .map(line -> new WrittenSetting(word.span(), line.group(1)))
                            .forEach(found::add);
                }
            }
        }
    }

    private static boolean isKept(Command command) {
        return command.redirections().stream().anyMatch(Redirection::writes)
                || command.pipedTo().filter(reader -> reader.is("tee")).isPresent();
    }

    private static boolean isSecret(MatchResult line) {
        return SecretName.isSecret(line.group(1))
                && MIXED.matcher(line.group(2)).matches()
                && Wording.of(line.group(2)) == Wording.SECRET;
    }
}
