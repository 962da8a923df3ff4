/** Rules about what a build or a container may do to its host. */
@NullMarked
package dev.plimsoll.rules.host;

import org.jspecify.annotations.NullMarked;
