/** Plimsoll as a user of GitHub sees it: events go in, and pull requests are looked at. */
@NullMarked
package dev.plimsoll.e2e;

import org.jspecify.annotations.NullMarked;
