package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Fact;

/**
 * One thing to look for. A rule is a record: its components are its options, its constructor
 * without arguments gives their defaults, and it holds no other state. It reads what it is handed
 * and nothing else, and never throws on any file. What several rules work out of one file is a
 * {@link Fact}; where a file has nothing of what a rule is about, the rule is done after a question
 * or two to an index, such as {@link Dockerfile#calls}.
 */
public interface Rule {
    void check(Dockerfile file, Report report);
}
