package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.Optional;

/** Reads the comma-separated options of a mount. */
final class MountReader {
    private MountReader() {}

    static Optional<Mount> read(Flag flag, Draft draft) {
        if (flag.given().isEmpty()) {
            return Optional.empty();
        }
        var fields = Csv.fields(flag.given().get());
        if (fields.isEmpty()) {
            draft.fault(flag.given().get().span(), "The options of this mount cannot be read.");
            return Optional.empty();
        }
        var options = new ArrayList<Mount.Option>();
        for (var field : fields) {
            var option = option(field);
            options.add(option);
            int dollar = option.text().indexOf('$');
            if (option.is("from") && dollar >= 0 && dollar != option.text().length() - 1) {
                draft.fault(
                        option,
                        "`from` of a mount takes no variable: name a stage for it instead.");
            }
        }
        return Optional.of(new Mount(flag.span(), options));
    }

    private static Mount.Option option(Excerpt field) {
        int equals = field.text().indexOf('=');
        if (equals < 0) {
            return new Mount.Option(field.span(), field.text(), Optional.empty());
        }
        var value = field.slice(equals + 1, field.text().length());
        return new Mount.Option(
                field.span(),
                field.text().substring(0, equals),
                Optional.of(new Argument(value.span(), value.text())));
    }
}
