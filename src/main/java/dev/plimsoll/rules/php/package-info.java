/** Rules about images with PHP. */
@NullMarked
package dev.plimsoll.rules.php;

import org.jspecify.annotations.NullMarked;
