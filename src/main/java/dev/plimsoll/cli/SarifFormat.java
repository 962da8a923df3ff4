package dev.plimsoll.cli;

import static dev.plimsoll.cli.Json.object;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Visible;

import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0, which GitHub code scanning and many editors read. */
record SarifFormat(PrintStream out, Catalogue catalogue) implements Format.Writer {

    @Override
    public void write(List<Judged> files) {
        var results = files.stream().flatMap(file -> results(file).stream()).toList();
        var driver =
                object(
                        "name", "Plimsoll",
                        "version", CommandTree.version(),
                        "rules", catalogue.entries().stream().map(SarifFormat::rule).toList());
        var invocation =
                object("executionSuccessful", true, "toolExecutionNotifications", notes(files));
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
        var prints = new Fingerprints(RelativeFile.of(file.file()));
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

    private static Map<String, Object> fix(Judged file, Fix fix) {
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

    /** What is no fault of a file: a template, or a rule of ours that failed. */
    private static List<Map<String, Object>> notes(List<Judged> files) {
        var templates =
                files.stream()
                        .flatMap(file ->
                                file.note().stream()
                                        .map(why -> note("note", "not checked: " + why, file)));
        var broken =
                files.stream()
                        .flatMap(file ->
                                file.broken().stream()
                                        .map(rule ->
                                                note("error", "rule " + rule + " failed", file)));
        return java.util.stream.Stream.concat(templates, broken).toList();
    }

    private static Map<String, Object> note(String level, String text, Judged file) {
        var place = object("physicalLocation", object("artifactLocation", artifact(file)));
        return object(
                "level", level,
                "message", object("text", text),
                "locations", List.of(place));
    }

    private static Map<String, Object> artifact(Judged file) {
        return object("uri", uri(RelativeFile.of(file.file())));
    }

    private static String uri(String file) {
        boolean absolute = Path.of(file).isAbsolute();
        // A colon in the first part of a relative name would make a scheme of that part.
        var path =
                absolute ? file : file.split("/", 2)[0].contains(":") ? "/./" + file : "/" + file;
        try {
            var uri = new URI(absolute ? "file" : null, absolute ? "" : null, path, null);
            return uri.toASCIIString().substring(absolute ? 0 : 1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no URI for a path", e);
        }
    }

    private static String level(Severity level) {
        return level == Severity.INFO ? "note" : level.id();
    }
}
