/**
 * Benchmarks with JMH, one sample a file:
 *
 * <pre>./mvnw -Pbench -DskipTests test exec:exec@benchmarks -Dcorpus=DIRECTORY</pre>
 *
 * <p>Without {@code corpus} they read the Dockerfiles of the parser's tests. {@code
 * -Dbenchmark=lint} runs those alone whose names match.
 */
@NullMarked
package dev.plimsoll.bench;

import org.jspecify.annotations.NullMarked;
