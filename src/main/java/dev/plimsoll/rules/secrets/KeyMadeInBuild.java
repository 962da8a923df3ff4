package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Make keys when the container starts, not when the image is built",
        covers = "S6437")
public record KeyMadeInBuild() implements Rule {
    /** What ssh-keygen(1) is asked for that makes no key. */
    private static final Pattern ASKS = Pattern.compile("-[lyeiFRHBDQLrYpckMGTs][a-zA-Z]{0,2}");

    /** How many commands of a RUN are looked at for the removal. */
    private static final int REACH = 500;

    private static final Pattern KEYTOOL =
            Pattern.compile("-gen(?:key|keypair|seckey)", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call :
                file.calls(
                        "ssh-keygen",
                        "openssl",
                        "keytool",
                        "dropbearkey",
                        "wg",
                        "mkcert",
                        "x11vnc")) {
            if (file.ships(call.stage()) && makesKey(call.command()) && !isRemoved(call)) {
                report.at(
                                call.command().program(),
                                Message.of(
                                        "`%s` makes a key that every container of this image"
                                                + " shares.",
                                        call.command().name()))
                        .about(call.command().subject());
            }
        }
    }

    private static boolean makesKey(Command command) {
        return switch (command.name()) {
            case "ssh-keygen" ->
                    command.arguments().stream()
                            .noneMatch(word -> ASKS.matcher(word.value()).matches());
            case "openssl" -> openssl(command);
            case "keytool" ->
                    command.arguments().stream()
                            .anyMatch(word -> KEYTOOL.matcher(word.value()).matches());
            case "wg" ->
                    command.subcommand().filter(word -> word.is("genkey", "genpsk")).isPresent();
            case "dropbearkey" -> !command.hasFlag("-y");
            case "x11vnc" -> command.arguments().stream().anyMatch(word -> word.is("-storepasswd"));
            default -> !command.hasFlag("-install", "-CAROOT") && !command.operands().isEmpty();
        };
    }

    private static boolean openssl(Command command) {
        var subcommand = command.subcommand().map(Word::value).orElse("");
        return switch (subcommand) {
            case "genrsa", "gendsa", "genpkey" -> !command.hasFlag("-genparam", "-help");
            case "req" ->
                    command.hasFlag("-newkey", "-keyout", "-keygen_engine")
                            || (command.hasFlag("-new", "-x509") && !command.hasFlag("-key"));
            case "ecparam", "dsaparam" -> command.hasFlag("-genkey");
            default -> false;
        };
    }

    /** Whether the same RUN takes the key away again. */
    private static boolean isRemoved(Call call) {
        var key = keyFile(call.command());
        return key.isPresent()
                && call.run().commands().stream()
                        .limit(REACH)
                        .filter(each -> each.is("rm", "shred"))
                        .flatMap(each -> each.operands().stream())
                        .anyMatch(word -> word.value().equals(key.get()));
    }

    private static Optional<String> keyFile(Command command) {
        var words = command.arguments();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).is("-keyout", "-keystore", "-f")
                    || (words.get(i).is("-out") && !command.is("keytool"))) {
                return Optional.of(words.get(i + 1).value());
            }
        }
        return Optional.empty();
    }
}
