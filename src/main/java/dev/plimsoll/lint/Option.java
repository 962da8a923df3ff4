package dev.plimsoll.lint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what one option of a rule means, in one sentence. An option is a {@code boolean}, an {@code
 * int}, a {@code String}, a {@code List<String>} or a {@code Map<String, String>}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    String value();
}
