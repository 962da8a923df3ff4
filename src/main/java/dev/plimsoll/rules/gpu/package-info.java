/** Rules about images for graphics cards of NVIDIA. */
@NullMarked
package dev.plimsoll.rules.gpu;

import org.jspecify.annotations.NullMarked;
