/** Rules about the comments that waive findings. */
@NullMarked
package dev.plimsoll.rules.waivers;

import org.jspecify.annotations.NullMarked;
