/** GitHub as the App meets it: one method per act, over one wire. */
@NullMarked
package dev.plimsoll.github;

import org.jspecify.annotations.NullMarked;
