/** The server: webhook, health, metrics and pages over HTTP. */
@NullMarked
package dev.plimsoll.web;

import org.jspecify.annotations.NullMarked;
