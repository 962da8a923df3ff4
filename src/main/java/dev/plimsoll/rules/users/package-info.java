/** As whom the container runs. */
@NullMarked
package dev.plimsoll.rules.users;

import org.jspecify.annotations.NullMarked;
