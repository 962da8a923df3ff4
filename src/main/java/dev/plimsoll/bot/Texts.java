package dev.plimsoll.bot;

import dev.plimsoll.review.Diff;
import dev.plimsoll.source.SourceText;

import java.util.Optional;

/**
 * Both versions of a file.
 *
 * @param basePath where it lay in the base
 * @param base empty where it is new
 */
record Texts(String path, String basePath, Diff diff, SourceText head, Optional<SourceText> base) {}
