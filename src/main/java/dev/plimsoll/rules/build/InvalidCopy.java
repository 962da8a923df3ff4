package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(severity = Severity.ERROR, summary = "Copy only what COPY and ADD can copy")
public record InvalidCopy() implements Rule {
    private static final Pattern URL = Pattern.compile("(?s)https?://.*");
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:git|ssh)://.+|[A-Za-z0-9_-]+@[A-Za-z0-9.-]+:.*");
    private static final Pattern NUMBER = Pattern.compile("root|[+-]?[0-9]+");
    private static final Pattern SYMBOLIC =
            Pattern.compile("[ugoa]*(?:[-+=][rwxXstugo]*)+(?:,[ugoa]*(?:[-+=][rwxXstugo]*)+)*");
    private static final Pattern DIGEST =
            Pattern.compile("sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128}");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Copying.class).forEach(copying -> new Case(file, copying, report).check());
        }
    }

    /** One COPY or ADD. */
    private record Case(Dockerfile file, Copying copying, Report report) {

        void check() {
            chmod();
            chown();
            if (copying instanceof Instruction.Add) {
                checksum();
            } else {
                copying.sources().forEach(this::source);
            }
        }

        private Optional<Argument> argument(String flag) {
            return copying.flag(flag).flatMap(Flag::value).filter(value -> !value.text().isEmpty());
        }

        private Optional<String> known(Argument argument) {
            return file.sureValue(argument, copying).known();
        }

        private void chmod() {
            argument("chmod")
                    .ifPresent(mode ->
                            known(mode)
                                    .filter(text -> !text.isEmpty() && !isMode(text))
                                    .ifPresent(text ->
                                            report.at(
                                                    mode,
                                                    Message.of(
                                                            "`%s` is no mode, such as `755` or"
                                                                    + " `u+x`.",
                                                            text))));
        }

        private void chown() {
            boolean linked =
                    copying.flag("link")
                            .filter(flag -> !flag.text().equalsIgnoreCase("false"))
                            .isPresent();
            argument("chown")
                    .filter(_ -> linked)
                    .ifPresent(owner ->
                            known(owner)
                                    .filter(Case::isName)
                                    .ifPresent(text ->
                                            report.at(
                                                    owner,
                                                    Message.of(
                                                            "With `--link` an owner is a number:"
                                                                    + " names such as `%s` are not"
                                                                    + " looked up.",
                                                            text))));
        }

        private static boolean isName(String owner) {
            return List.of(owner.split(":", 2)).stream()
                    .anyMatch(part -> !part.isEmpty() && !NUMBER.matcher(part).matches());
        }

        private void source(Argument source) {
            known(source)
                    .filter(text -> text.indexOf(':') >= 0)
                    .filter(text -> URL.matcher(text).matches() || isRepository(text))
                    .ifPresent(text ->
                            report.at(
                                    source,
                                    Message.of(
                                            "COPY takes files from the context only: ADD fetches"
                                                    + " `%s`.",
                                            text)));
        }

        private void checksum() {
            argument("checksum").ifPresent(this::checksum);
        }

        private void checksum(Argument checksum) {
            if (known(checksum).filter(String::isEmpty).isPresent()) {
                return;
            }
            if (copying.sources().size() != 1) {
                report.at(checksum, "`--checksum` is that of one source: ADD has several here.");
                return;
            }
            var source = known(copying.sources().getFirst());
            boolean isUrl = source.filter(text -> URL.matcher(text).matches()).isPresent();
            boolean isGit = source.filter(Case::isRepository).isPresent();
            if (source.isPresent() && !isUrl && !isGit) {
                report.at(checksum, "`--checksum` is for what is fetched from a URL.");
            } else if (isUrl && !isGit) {
                known(checksum)
                        .filter(text -> !DIGEST.matcher(text).matches())
                        .ifPresent(text ->
                                report.at(
                                        checksum,
                                        Message.of(
                                                "`%s` is no digest, such as `sha256:` with 64"
                                                        + " digits in lower case.",
                                                text)));
            }
        }

        private static boolean isRepository(String text) {
            return REPOSITORY.matcher(text).matches()
                    || (URL.matcher(text).matches()
                            && text.replaceFirst("[?#].*", "").endsWith(".git"));
        }
    }

    private static boolean isMode(String text) {
        return text.matches("0*[0-7]{1,4}") || SYMBOLIC.matcher(text).matches();
    }
}
