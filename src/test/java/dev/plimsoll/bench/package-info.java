/**
 * Benchmarks with JMH:
 *
 * <pre>./mvnw -Pbench -Dcorpus=DIRECTORY</pre>
 *
 * <p>Without {@code corpus} they read the Dockerfiles of the parser's tests. {@code
 * -Dbenchmark=Linter} runs those alone whose names match.
 */
@NullMarked
package dev.plimsoll.bench;

import org.jspecify.annotations.NullMarked;
