package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Lint(
        severity = WARNING,
        summary = "Give the image the labels that its keepers ask for",
        covers = {
            "DL3049", "S7028", "DL3050", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056",
            "DL3058"
        })
public record LabelSchema(
        @Option("The labels that every image must have, each with the form of its value.")
                Map<String, String> labels,
        @Option("Whether other labels are unwanted.") boolean strict)
        implements Rule {

    /**
     * What a value can be.
     *
     * @param words what the message calls it
     * @param id under which hadolint knows another form
     */
    private record Form(Pattern pattern, String words, String id) {}

    private static final Form ANY = new Form(Pattern.compile("(?s).*"), "a text", "");

    private static final Map<String, Form> FORMS =
            Map.of(
                    "text",
                    ANY,
                    "rawtext",
                    ANY,
                    "url",
                    new Form(
                            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/]+\\S*"),
                            "a URL",
                            "DL3052"),
                    "rfc3339",
                    new Form(
                            Pattern.compile(
                                    "\\d{4}-\\d\\d-\\d\\d[Tt"
                                        + " ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)"),
                            "a time of RFC 3339",
                            "DL3053"),
                    "spdx",
                    new Form(
                            Pattern.compile(
                                    "\\(*[A-Za-z0-9][A-Za-z0-9.-]*\\+?\\)*(?: (?:AND|OR|WITH)"
                                            + " \\(*[A-Za-z0-9][A-Za-z0-9.-]*\\+?\\)*)*"),
                            "an SPDX expression",
                            "DL3054"),
                    "hash",
                    new Form(
                            Pattern.compile("[0-9a-f]{7}|[0-9a-f]{40}"),
                            "a commit of git",
                            "DL3055"),
                    "semver",
                    new Form(
                            Pattern.compile(
                                    "(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)"
                                            + "(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?"),
                            "a semantic version",
                            "DL3056"),
                    "email",
                    new Form(
                            Pattern.compile("[^@\\s]+@[^@\\s.]+(?:\\.[^@\\s.]+)*"),
                            "an address of e-mail",
                            "DL3058"));

    public LabelSchema() {
        this(Map.of(), false);
    }

    public LabelSchema {
        labels = Map.copyOf(labels);
        for (var form : labels.values()) {
            if (!FORMS.containsKey(lower(form))) {
                throw new IllegalArgumentException(
                        "A label is text, url, rfc3339, spdx, hash, semver or email.");
            }
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        if (labels.isEmpty() && !strict) {
            return;
        }
        var shipped = file.shippedStages();
        var given =
                shipped.stream()
                        .flatMap(stage -> stage.each(Label.class).stream())
                        .flatMap(label -> label.pairs().stream())
                        .map(Pair::name)
                        .collect(Collectors.toSet());
        labels.keySet().stream()
                .sorted()
                .filter(name -> !shipped.isEmpty() && !given.contains(name))
                .forEach(name ->
                        report.missing(
                                        shipped.getFirst().from().image(),
                                        Message.of("The label `%s` is missing.", name))
                                .about(name)
                                .as("DL3049", "S7028")
                                .level(INFO));
        for (var stage : file.stages()) {
            stage.each(Label.class)
                    .forEach(label ->
                            label.pairs().forEach(pair -> check(file, label, pair, report)));
        }
    }

    private void check(Dockerfile file, Label label, Pair pair, Report report) {
        var type = Optional.ofNullable(labels.get(pair.name()));
        if (type.isEmpty()) {
            if (strict && pair.name().indexOf('$') < 0) {
                report.at(pair.key(), Message.of("No label `%s` is asked for.", pair.name()))
                        .about(pair.name())
                        .as("DL3050")
                        .level(INFO);
            }
            return;
        }
        pair.value()
                .flatMap(value -> file.value(value, label).known())
                .ifPresent(value ->
                        judge(pair, value, FORMS.getOrDefault(lower(type.get()), ANY), report));
    }

    private static String lower(String type) {
        return type.toLowerCase(Locale.ROOT);
    }

    private static void judge(Pair pair, String value, Form form, Report report) {
        if (value.isEmpty()) {
            report.at(pair, Message.of("The label `%s` is empty.", pair.name()))
                    .about(pair.name())
                    .as("DL3051");
        } else if (!form.pattern.matcher(value).matches()) {
            report.at(
                            pair,
                            Message.of(
                                    "`%s` is not %s, which `%s` must be.",
                                    value, form.words, pair.name()))
                    .about(pair.name())
                    .as(form.id);
        }
    }
}
