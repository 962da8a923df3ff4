package dev.plimsoll.cli;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Visible;

import java.io.PrintStream;
import java.util.List;

/** Commands to a GitHub Actions runner, which makes annotations of them. */
record WorkflowFormat(PrintStream out, Checkout checkout) implements Format.Writer {

    @Override
    public void write(List<Judged> files, List<String> missing) {
        for (var file : files) {
            file.findings().forEach(finding -> out.println(command(file, finding)));
        }
    }

    private String command(Judged file, Finding finding) {
        var place = Place.of(file.source(), finding);
        // GitHub takes columns only where the finding stays on one line.
        var columns =
                place.line() == place.endLine()
                        ? ",col=" + place.column() + ",endColumn=" + place.endColumn()
                        : "";
        return "::%s file=%s,line=%d,endLine=%d%s,title=%s::%s"
                .formatted(
                        name(finding.level()),
                        property(checkout.name(file.file())),
                        place.line(),
                        place.endLine(),
                        columns,
                        property(finding.rule()),
                        data(Visible.text(finding.message())));
    }

    private static String name(Severity level) {
        return level == Severity.INFO ? "notice" : level.id();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Visible.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
