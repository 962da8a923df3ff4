/** Characters, places and edits: what every other room points with. */
@NullMarked
package dev.plimsoll.source;

import org.jspecify.annotations.NullMarked;
