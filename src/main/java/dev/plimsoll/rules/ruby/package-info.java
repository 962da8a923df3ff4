/** Rules about images with Ruby, Bundler and Rails. */
@NullMarked
package dev.plimsoll.rules.ruby;

import org.jspecify.annotations.NullMarked;
