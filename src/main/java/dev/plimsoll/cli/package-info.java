/** The command line: one class per command. */
@NullMarked
package dev.plimsoll.cli;

import org.jspecify.annotations.NullMarked;
