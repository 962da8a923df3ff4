/** Rules about the labels of an image. */
@NullMarked
package dev.plimsoll.rules.labels;

import org.jspecify.annotations.NullMarked;
