/** What must not be readable in the image. */
@NullMarked
package dev.plimsoll.rules.secrets;

import org.jspecify.annotations.NullMarked;
