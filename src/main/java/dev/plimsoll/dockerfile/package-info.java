/** The Dockerfile language: text in, a tree with places out. */
@NullMarked
package dev.plimsoll.dockerfile;

import org.jspecify.annotations.NullMarked;
