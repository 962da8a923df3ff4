/** Rules about the modes of files. */
@NullMarked
package dev.plimsoll.rules.permissions;

import org.jspecify.annotations.NullMarked;
