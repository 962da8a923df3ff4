package dev.plimsoll.lint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the catalogue says of a rule. The id comes from the class name, the category from the
 * package.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Lint {
    /** The highest level of the rule's findings. */
    Severity severity();

    /** Whether the rule is silent until somebody switches it on; it then has its severity. */
    boolean off() default false;

    /** One imperative sentence, without a full stop. */
    String summary();

    /**
     * The ids under which other tools know the rule, as they print them, such as {@code DL3002}.
     * Tally's copies of hadolint's and BuildKit's rules come by themselves, see {@link Mirrors}.
     */
    String[] covers() default {};

    /**
     * The ids of the more general rules, such as {@code missing-user}, for which this one speaks
     * where both speak of one place, see {@link Precedence}.
     */
    String[] insteadOf() default {};
}
