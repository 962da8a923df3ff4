package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Check downloads by SHA-256 or better",
        covers = {"S4790", "powershell/PSAvoidUsingBrokenHashAlgorithms"})
public record WeakChecksum() implements Rule {
    /** Functions for which two files of one hash can be made (RFC 6151, RFC 6194, NIST 2022). */
    private static final Set<String> BROKEN =
            Set.of("md2", "md4", "md5", "sha1", "sha-1", "rmd160", "ripemd160", "mactripledes");

    /** How many commands of a RUN are looked at for a better checksum. */
    private static final int REACH = 500;

    private static final Pattern NAME_IN_VARIABLE = Pattern.compile("md5sum|sha1sum|shasum");

    @Override
    public void check(Dockerfile file, Report report) {
        var programs =
                new String[] {
                    "md5sum", "sha1sum", "shasum", "openssl", "get-filehash", "certutil", ""
                };
        for (var call : file.calls(programs)) {
            weak(call)
                    .filter(_ ->
                            call.run().commands().stream()
                                    .limit(REACH)
                                    .noneMatch(WeakChecksum::isStrong))
                    .ifPresent(name -> tell(call.command(), name, report));
        }
    }

    /** Which function it uses, if that is a broken one. */
    private static Optional<String> weak(Call call) {
        var command = call.command();
        return switch (command.name()) {
            case "md5sum" -> Optional.of("MD5");
            case "sha1sum" -> Optional.of("SHA-1");
            case "shasum" -> shasum(call);
            case "openssl" ->
                    command.subcommand()
                            .map(Word::value)
                            .filter(name -> name.equals("dgst"))
                            .flatMap(_ -> digest(command))
                            .or(() -> command.subcommand().map(Word::value))
                            .flatMap(WeakChecksum::broken);
            case "get-filehash" -> command.optionValue("-Algorithm").flatMap(WeakChecksum::broken);
            case "certutil" ->
                    command.arguments().stream()
                            .filter(_ ->
                                    command.arguments()
                                            .getFirst()
                                            .value()
                                            .matches("(?i)[-/]hashfile"))
                            .skip(2)
                            .findFirst()
                            .map(Word::value)
                            .flatMap(WeakChecksum::broken);
            default -> named(call);
        };
    }

    private static Optional<String> digest(Command command) {
        return command.arguments().stream()
                .map(Word::value)
                .filter(value -> value.startsWith("-"))
                .map(value -> value.substring(1))
                .filter(value -> broken(value).isPresent())
                .findFirst();
    }

    private static Optional<String> broken(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return BROKEN.contains(small)
                ? Optional.of(small.toUpperCase(Locale.ROOT).replace("SHA1", "SHA-1"))
                : Optional.empty();
    }

    private static Optional<String> shasum(Call call) {
        var algorithm = call.command().optionValue("-a", "--algorithm");
        boolean weak = algorithm.map(value -> resolved(call, value).equals("1")).orElse(true);
        return weak ? Optional.of("SHA-1") : Optional.empty();
    }

    /** A program that a variable names. */
    private static Optional<String> named(Call call) {
        var program = resolved(call, call.command().program().value());
        return NAME_IN_VARIABLE.matcher(program).matches()
                ? Optional.of(program.equals("md5sum") ? "MD5" : "SHA-1")
                : Optional.empty();
    }

    private static String resolved(Call call, String text) {
        return text.indexOf('$') < 0
                ? text
                : call.stage().environmentAt(call.run()).expand(text).known().orElse(text);
    }

    private static boolean isStrong(Command command) {
        return command.is("sha256sum", "sha512sum", "sha384sum", "gpg", "gpgv", "cosign", "b2sum");
    }

    private static void tell(Command command, String name, Report report) {
        boolean checks =
                command.hasFlag("-c", "--check")
                        || command.is("get-filehash")
                        || command.holder().filter(each -> each.is("[", "[[", "test")).isPresent();
        if (!checks && readsNoFile(command)) {
            return;
        }
        report.at(
                        command.program(),
                        "%s is a weak proof: two files of one hash can be made.".formatted(name))
                .about(command.subject())
                .level(checks ? WARNING : INFO)
                .as(
                        command.is("get-filehash")
                                ? "powershell/PSAvoidUsingBrokenHashAlgorithms"
                                : "S4790");
    }

    /**
     * Whether it makes a name out of what a program prints: {@code git rev-parse HEAD | md5sum}.
     */
    private static boolean readsNoFile(Command command) {
        return command.operands().isEmpty()
                && command.pipedFrom()
                        .filter(each -> each.is("git", "date", "uname", "hostname", "id", "echo"))
                        .isPresent();
    }
}
