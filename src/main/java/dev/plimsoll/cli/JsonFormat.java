package dev.plimsoll.cli;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.source.SourceText;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** One JSON array with an object for each finding. */
record JsonFormat(PrintStream out) implements Format.Writer {

    @Override
    public void write(List<Judged> files, List<String> missing) {
        out.println(
                Json.lines(
                        files.stream()
                                .flatMap(file ->
                                        file.findings().stream()
                                                .map(finding -> finding(file, finding)))
                                .toList()));
    }

    private static Map<String, Object> finding(Judged file, Finding finding) {
        var object = Json.object("file", file.file());
        object.putAll(place(Place.of(file.source(), finding)));
        object.put("level", finding.level().id());
        object.put("code", finding.rule());
        object.put("message", finding.message());
        object.put("covers", finding.covers());
        finding.fix().ifPresent(fix -> object.put("fix", fix(file.source(), fix)));
        return object;
    }

    private static Map<String, Object> fix(SourceText source, Fix fix) {
        var edits =
                fix.edits().stream()
                        .map(edit -> {
                            var object = place(Place.of(source, edit));
                            object.put("text", edit.replacement());
                            return object;
                        })
                        .toList();
        return Json.object("safe", fix.safe(), "edits", edits);
    }

    private static Map<String, Object> place(Place place) {
        return Json.object(
                "line", place.line(),
                "column", place.column(),
                "endLine", place.endLine(),
                "endColumn", place.endColumn());
    }
}
