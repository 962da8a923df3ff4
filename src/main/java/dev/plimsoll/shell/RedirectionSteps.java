package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;

import java.util.List;
import java.util.Optional;

/** Reads redirections such as {@code 2>&1} and {@code <<-EOF}. */
final class RedirectionSteps {
    /** Longer ones first. */
    private static final List<String> SIGNS =
            List.of("<<<", "<<-", "&>>", "<<", ">>", "&>", "<&", ">&", ">|", "<>", "<", ">");

    private final Reading in;

    RedirectionSteps(Reading in) {
        this.in = in;
    }

    /**
     * Reads the sign of a redirection; the next word is its target.
     *
     * @param start where its descriptor begins, or the sign itself
     * @param descriptor -1 where none is written
     */
    void sign(Block block, int start, int descriptor) {
        var sign = sign();
        in.current(block, start);
        block.operator.ifPresent(open -> in.mark(open.start()));
        in.skip(sign.length());
        block.operator = Optional.of(new Block.Operator(start, sign, descriptor));
    }

    private String sign() {
        for (var each : SIGNS) {
            if (in.sees(each, 0)) {
                return each;
            }
        }
        return in.text.substring(in.at, in.at + 1);
    }

    void target(Block block, Block.Operator operator, Word target) {
        block.operator = Optional.empty();
        var node = in.current(block, operator.start());
        var redirection =
                new Redirection(
                        in.excerpt.span(operator.start(), in.at),
                        operator.sign(),
                        operator.descriptor(),
                        target);
        node.redirections = Node.with(node.redirections, redirection);
        if (redirection.isHeredoc()) {
            boolean chomps = operator.sign().equals("<<-");
            in.heredocs.add(new Reading.Heredoc(target.value(), chomps, target.isQuoted(), node));
        }
    }
}
