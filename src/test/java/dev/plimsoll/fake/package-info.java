/** The parts of a GitHub for tests: it keeps state and refuses what GitHub refuses. */
@NullMarked
package dev.plimsoll.fake;

import org.jspecify.annotations.NullMarked;
