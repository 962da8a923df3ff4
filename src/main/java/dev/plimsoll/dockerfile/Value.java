package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;

/** What is known of a text after its variables are expanded. */
public sealed interface Value {
    /** Exactly this, as long as no build argument says otherwise. */
    record Known(String text) implements Value {}

    /** One of these, such as the values of {@code $TARGETARCH}. */
    record OneOf(List<String> texts) implements Value {
        public OneOf {
            texts = List.copyOf(texts);
        }
    }

    /** Depends on something that only the build knows. */
    record Unknown() implements Value {}

    /** All texts that it can be; none where it is unknown. */
    default List<String> possible() {
        return switch (this) {
            case Known known -> List.of(known.text());
            case OneOf some -> some.texts();
            case Unknown _ -> List.of();
        };
    }

    default Optional<String> known() {
        return this instanceof Known(String text) ? Optional.of(text) : Optional.empty();
    }
}
