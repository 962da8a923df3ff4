/** How the Dockerfile itself is written. */
@NullMarked
package dev.plimsoll.rules.layout;

import org.jspecify.annotations.NullMarked;
