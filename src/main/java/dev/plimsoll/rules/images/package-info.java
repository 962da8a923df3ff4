/** What the image is built on, and how much of a build is left in it. */
@NullMarked
package dev.plimsoll.rules.images;

import org.jspecify.annotations.NullMarked;
