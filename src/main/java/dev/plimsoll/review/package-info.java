/** What to say of a change: findings, the diff and what was said before in, a plan out. Pure. */
@NullMarked
package dev.plimsoll.review;

import org.jspecify.annotations.NullMarked;
