package dev.plimsoll.cli;

import static dev.plimsoll.cli.Json.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Visible;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0, which GitHub code scanning and many editors read. */
record SarifFormat(PrintStream out, Catalogue catalogue, Checkout checkout)
        implements Format.Writer {
    /** What stands for itself in a path: RFC 3986's unreserved characters, and the slash. */
    private static final String UNESCAPED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    @Override
    public void write(List<Judged> files, List<String> missing) {
        var results = files.stream().flatMap(file -> results(file).stream()).toList();
        var driver =
                object(
                        "name", "Plimsoll",
                        "version", CommandTree.version(),
                        "rules", catalogue.entries().stream().map(SarifFormat::rule).toList());
        boolean whole =
                missing.isEmpty() && files.stream().allMatch(file -> file.broken().isEmpty());
        var invocation =
                object(
                        "executionSuccessful",
                        whole,
                        "toolExecutionNotifications",
                        notes(files, missing));
        var run =
                object(
                        "tool",
                        object("driver", driver),
                        "columnKind",
                        "utf16CodeUnits",
                        "invocations",
                        List.of(invocation),
                        "results",
                        results);
        out.println(
                Json.text(
                        object(
                                "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                                "version", "2.1.0",
                                "runs", List.of(run))));
    }

    private static Map<String, Object> rule(Catalogue.Entry rule) {
        return object(
                "id", rule.id(),
                "name", rule.name(),
                "shortDescription", object("text", rule.summary() + "."),
                "help", object("text", rule.publishedPage(), "markdown", rule.publishedPage()),
                "defaultConfiguration",
                        object("enabled", !rule.off(), "level", level(rule.severity())),
                "properties", object("tags", List.of(rule.category()), "covers", rule.covers()));
    }

    private List<Map<String, Object>> results(Judged file) {
        var prints = new Fingerprints(checkout.name(file.file()));
        return file.findings().stream()
                .map(finding -> result(file, finding, prints.of(finding)))
                .toList();
    }

    private Map<String, Object> result(Judged file, Finding finding, String fingerprint) {
        var place =
                object(
                        "artifactLocation", artifact(file),
                        "region", region(file.source(), finding));
        var result = object("ruleId", finding.rule());
        int index =
                catalogue.entries().stream()
                        .map(Catalogue.Entry::id)
                        .toList()
                        .indexOf(finding.rule());
        if (index >= 0) {
            result.put("ruleIndex", index);
        }
        result.put("level", level(finding.level()));
        result.put("message", object("text", Visible.text(finding.message())));
        result.put("locations", List.of(object("physicalLocation", place)));
        result.put("partialFingerprints", object("plimsollIdentity/v1", fingerprint));
        finding.fix().ifPresent(fix -> result.put("fixes", List.of(fix(file, fix))));
        return result;
    }

    private Map<String, Object> fix(Judged file, Fix fix) {
        var text =
                fix.safe()
                        ? "The image does the same job."
                        : "To be looked at before it is applied.";
        var replacements =
                fix.edits().stream().map(edit -> replacement(file.source(), edit)).toList();
        var change = object("artifactLocation", artifact(file), "replacements", replacements);
        return object("description", object("text", text), "artifactChanges", List.of(change));
    }

    private static Map<String, Object> replacement(SourceText source, Edit edit) {
        return object(
                "deletedRegion", region(source, edit),
                "insertedContent", object("text", edit.replacement()));
    }

    private static Map<String, Object> region(SourceText source, Located located) {
        var place = Place.of(source, located);
        return object(
                "startLine", place.line(),
                "startColumn", place.column(),
                "endLine", place.endLine(),
                "endColumn", place.endColumn());
    }

    /** What is no fault of a file: a template, a rule of ours that failed, a path to nothing. */
    private List<Map<String, Object>> notes(List<Judged> files, List<String> missing) {
        var notes = new ArrayList<Map<String, Object>>();
        for (var file : files) {
            file.note().ifPresent(why -> notes.add(note("note", "not checked: " + why, file)));
            for (var rule : file.broken()) {
                notes.add(note("error", "rule " + rule + " failed", file));
            }
        }
        for (var path : missing) {
            notes.add(note("error", "`" + Visible.line(path) + "` does not exist"));
        }
        return notes;
    }

    private Map<String, Object> note(String level, String text, Judged file) {
        var note = note(level, text);
        var place = object("physicalLocation", object("artifactLocation", artifact(file)));
        note.put("locations", List.of(place));
        return note;
    }

    private static Map<String, Object> note(String level, String text) {
        return object("level", level, "message", object("text", text));
    }

    private Map<String, Object> artifact(Judged file) {
        return object("uri", uri(checkout.name(file.file())));
    }

    /** Encoded so that nothing in a name is a scheme, a query or a fragment (RFC 3986). */
    private static String uri(String file) {
        var uri = new StringBuilder(file.startsWith("/") ? "file://" : "");
        for (byte each : file.getBytes(UTF_8)) {
            if (UNESCAPED.indexOf(each) >= 0) {
                uri.append((char) each);
            } else {
                uri.append("%%%02X".formatted(each));
            }
        }
        return uri.toString();
    }

    private static String level(Severity level) {
        return level == Severity.INFO ? "note" : level.id();
    }
}
