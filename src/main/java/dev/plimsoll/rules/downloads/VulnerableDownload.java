package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@Lint(
        severity = ERROR,
        summary = "Download no version that is known to be dangerous",
        covers = {"Vulnerable OpenSSL Version"})
public record VulnerableDownload() implements Rule {
    private static final List<Hole> HOLES =
            Table.rows(VulnerableDownload.class, "vulnerable.txt", 4).stream()
                    .map(row -> new Hole(row.get(0), numbers(row.get(1)), row.get(2), row.get(3)))
                    .toList();

    private static final Pattern ARCHIVE =
            Pattern.compile(
                    HOLES.stream()
                            .map(Hole::name)
                            .distinct()
                            .collect(
                                    Collectors.joining(
                                            "|",
                                            "[/=]v?(",
                                            ")-v?(\\d{1,3}(?:\\.\\d{1,3}){1,3})(?:[-.][a-z].*)?$")));

    /** Versions of an archive, from one on and before another, and what is wrong with them. */
    private record Hole(String name, List<Integer> from, String closed, String number) {
        boolean isIn(List<Integer> version) {
            return compare(from, version) <= 0 && compare(version, numbers(closed)) < 0;
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("curl", "wget")) {
            for (var word : call.command().arguments()) {
                if (mayBe(word.text())) {
                    call.command()
                            .value(word, call.variables())
                            .ifPresent(text -> check(word, text, report));
                }
            }
        }
        file.all(Add.class)
                .forEach(add ->
                        add.sources().stream()
                                .filter(source -> mayBe(source.text()))
                                .forEach(source -> check(file, add, source, report)));
    }

    private static void check(Dockerfile file, Add add, Argument source, Report report) {
        file.value(source, add).known().ifPresent(text -> check(source, text, report));
    }

    private static boolean mayBe(String text) {
        return HOLES.stream().anyMatch(hole -> text.contains(hole.name()));
    }

    private static void check(Located place, String address, Report report) {
        hole(address)
                .ifPresent(hole -> {
                    boolean openssl = hole.name().equals("openssl");
                    report.at(
                                    place,
                                    Message.of(
                                            "This version of `%s` has the hole %s; %s closes it.",
                                            hole.name(), hole.number(), hole.closed()))
                            .about(hole.name())
                            .as(
                                    openssl
                                            ? new String[] {"Vulnerable OpenSSL Version"}
                                            : new String[0]);
                });
    }

    private static Optional<Hole> hole(String address) {
        var archive = ARCHIVE.matcher(address);
        if (address.length() > 2000 || !archive.find()) {
            return Optional.empty();
        }
        var version = numbers(archive.group(2));
        return HOLES.stream()
                .filter(hole -> hole.name().equals(archive.group(1)) && hole.isIn(version))
                .findFirst();
    }

    private static List<Integer> numbers(String version) {
        var found = new ArrayList<Integer>();
        for (var part : version.split("\\.")) {
            found.add(Integer.valueOf(part));
        }
        return found;
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int here = i < one.size() ? one.get(i) : 0;
            int there = i < other.size() ? other.get(i) : 0;
            if (here != there) {
                return Integer.compare(here, there);
            }
        }
        return 0;
    }
}
