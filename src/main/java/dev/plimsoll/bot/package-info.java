/** The App at work: events become lanes, lanes become reviews, reviews become acts on GitHub. */
@NullMarked
package dev.plimsoll.bot;

import org.jspecify.annotations.NullMarked;
