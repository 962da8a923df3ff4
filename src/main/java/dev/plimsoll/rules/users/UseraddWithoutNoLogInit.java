package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Create users of a high number with useradd --no-log-init",
        covers = {"DL3046"})
public record UseraddWithoutNoLogInit() implements Rule {
    /** From here on the two logs together hold more than 30 MB: 292 and 32 bytes a user. */
    private static final long HIGH = 100_000;

    private static final Pattern UID =
            Pattern.compile("(?:^| )(?:-[a-zA-Z]*u|--uid)[ =]?(\\d{1,10})(?: |$)");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("useradd")) {
            var number = number(call);
            if (number.filter(each -> each >= HIGH).isPresent()
                    && !call.command().hasFlag("-l", "--no-log-init", "-h", "--help")) {
                tell(call, number.get(), report);
            }
        }
    }

    private static void tell(Call call, long number, Report report) {
        var place = call.command().program();
        report.missing(
                        place,
                        Message.of(
                                "`useradd` makes room for %d users in the logs of logins.", number))
                .fix(Fix.safe(call.command().adding(place, "--no-log-init")));
    }

    private static Optional<Long> number(Call call) {
        var words = call.command().arguments(call.variables()).stream().map(Word::value).toList();
        var joined = UID.matcher(String.join(" ", words));
        return joined.find() ? Optional.of(Long.valueOf(joined.group(1))) : Optional.empty();
    }
}
