/**
 * Durable work over JDBC: lanes that are worked on one piece at a time, and the deliveries that
 * woke them.
 */
@NullMarked
package dev.plimsoll.queue;

import org.jspecify.annotations.NullMarked;
