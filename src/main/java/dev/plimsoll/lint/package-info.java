/** The rule API: what a rule is, what it finds, how a fix is proved, what is waived. */
@NullMarked
package dev.plimsoll.lint;

import org.jspecify.annotations.NullMarked;
