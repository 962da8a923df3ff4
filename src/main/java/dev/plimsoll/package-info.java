@NullMarked
package dev.plimsoll;

import org.jspecify.annotations.NullMarked;
