package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;

/**
 * One thing to look for. A rule is a record: its components are its options, its constructor
 * without arguments gives their defaults, and it holds no other state. It reads what it is handed
 * and nothing else, and never throws on any file.
 */
public interface Rule {
    void check(Dockerfile file, Report report);
}
