package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Locale;

/** Reads the value of {@code --device}, such as {@code vendor.com/device=foo,required}. */
final class DeviceReader {
    private DeviceReader() {}

    /** Notes what BuildKit refuses. The first field that is no option is the name. */
    static void check(Flag flag, Draft draft) {
        if (flag.given().isEmpty()) {
            return;
        }
        var fields = Csv.fields(flag.given().get());
        if (fields.isEmpty()) {
            draft.fault(flag.given().get().span(), "The options of this device cannot be read.");
        }
        boolean named = false;
        for (var field : fields) {
            int equals = field.text().indexOf('=');
            var whole = field.text();
            var key = (equals < 0 ? whole : whole.substring(0, equals)).toLowerCase(Locale.ROOT);
            boolean naming = equals >= 0 && key.equals("name");
            if (key.equals("required")) {
                if (equals >= 0 && !Booleans.isBoolean(whole.substring(equals + 1))) {
                    draft.fault(field.span(), "`required` is `true` or `false`.");
                }
            } else if (naming && named) {
                draft.fault(field.span(), "The device has a name already.");
            } else if (naming || !named) {
                named = naming ? equals + 1 < whole.length() : !whole.isEmpty();
            } else {
                var meant = Suggestion.sentence(key, List.of("name", "required"), "");
                draft.fault(
                        field.span(), Message.of("`%s` is no option of a device.%s", whole, meant));
            }
        }
    }
}
