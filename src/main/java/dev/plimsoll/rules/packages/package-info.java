/** Rules about package managers, and how a RUN calls them. */
@NullMarked
package dev.plimsoll.rules.packages;

import org.jspecify.annotations.NullMarked;
