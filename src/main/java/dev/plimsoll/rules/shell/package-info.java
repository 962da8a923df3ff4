/** Rules about the shell text of RUN. */
@NullMarked
package dev.plimsoll.rules.shell;

import org.jspecify.annotations.NullMarked;
