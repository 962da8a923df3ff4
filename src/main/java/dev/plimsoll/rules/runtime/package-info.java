/** How the container starts and what it serves. */
@NullMarked
package dev.plimsoll.rules.runtime;

import org.jspecify.annotations.NullMarked;
