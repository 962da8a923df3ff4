/** The text of a RUN as commands with places. */
@NullMarked
package dev.plimsoll.shell;

import org.jspecify.annotations.NullMarked;
