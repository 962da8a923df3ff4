package dev.plimsoll.dockerfile;

/** What a {@link Lexer} keeps as it is. */
record LexMode(boolean rawQuotes, boolean rawEscapes, boolean keepUnset, boolean plainQuotes) {
    static final LexMode EXPAND = new LexMode(false, false, false, false);
    static final LexMode HEREDOC_BODY = new LexMode(false, false, false, true);
    static final LexMode HEREDOC_LINE = new LexMode(true, true, true, false);
    static final LexMode HEREDOC_NAME = new LexMode(false, false, true, false);
    static final LexMode HEREDOC_NAME_QUOTED = new LexMode(true, false, true, false);
}
