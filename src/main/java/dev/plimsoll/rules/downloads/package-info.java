/** Rules about what a build fetches: ADD, scripts that are run unseen, certificates. */
@NullMarked
package dev.plimsoll.rules.downloads;

import org.jspecify.annotations.NullMarked;
