/** The rules, a room for each subject. */
@NullMarked
package dev.plimsoll.rules;

import org.jspecify.annotations.NullMarked;
