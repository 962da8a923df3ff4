package dev.plimsoll.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on, and says when their reader has left, as {@code head} does after ten lines. */
final class PipeWatch extends OutputStream {
    private final OutputStream out;
    private final Runnable left;

    /**
     * @param left is run where a pipe has no reader any more: what SIGPIPE, which Java ignores,
     *     does to other programs
     */
    PipeWatch(OutputStream out, Runnable left) {
        this.out = out;
        this.left = left;
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            if ("Broken pipe".equals(e.getMessage())) {
                left.run();
            }
            throw e;
        }
    }
}
