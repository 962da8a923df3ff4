/** How a file is written, where the image is the same either way: all of it off by default. */
@NullMarked
package dev.plimsoll.rules.style;

import org.jspecify.annotations.NullMarked;
