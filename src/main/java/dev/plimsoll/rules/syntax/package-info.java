/** What BuildKit itself refuses. */
@NullMarked
package dev.plimsoll.rules.syntax;

import org.jspecify.annotations.NullMarked;
