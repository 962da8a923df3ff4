/** What stops a build when its stages are put together. */
@NullMarked
package dev.plimsoll.rules.build;

import org.jspecify.annotations.NullMarked;
