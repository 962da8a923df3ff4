package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Script;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** One instruction with the place it was read from. */
public sealed interface Instruction extends Located
        permits Copying,
                Instruction.From,
                Instruction.Run,
                Instruction.Cmd,
                Instruction.Label,
                Instruction.Maintainer,
                Instruction.Expose,
                Instruction.Env,
                Instruction.Entrypoint,
                Instruction.Volume,
                Instruction.User,
                Instruction.Workdir,
                Instruction.Arg,
                Instruction.Onbuild,
                Instruction.Stopsignal,
                Instruction.Healthcheck,
                Instruction.Shell,
                Instruction.Unknown {
    Head head();

    /** From the keyword to the end of the last line, heredocs included. */
    @Override
    default Span span() {
        return head().span();
    }

    /** As written, such as {@code from}. */
    default Argument keyword() {
        return head().keyword();
    }

    /** The keyword in upper case, such as {@code FROM}. */
    default String name() {
        return keyword().text().toUpperCase(Locale.ROOT);
    }

    default List<Flag> flags() {
        return head().flags();
    }

    /** The last flag of a name, such as {@code chown}. */
    default Optional<Flag> flag(String name) {
        Optional<Flag> last = Optional.empty();
        for (var flag : flags()) {
            if (flag.name().equals(name)) {
                last = Optional.of(flag);
            }
        }
        return last;
    }

    /** Its here-documents, those of what ONBUILD keeps too. */
    default List<Heredoc> heredocs() {
        return List.of();
    }

    /** The arguments in which BuildKit expands variables, in order of their parts. */
    default List<Argument> expanded() {
        return ExpandedArguments.of(this);
    }

    /** The commands that it runs, or would run. */
    default List<Command> commands() {
        return switch (this) {
            case Run run -> run.form().commands();
            case Cmd cmd -> cmd.form().commands();
            case Entrypoint entrypoint -> entrypoint.form().commands();
            case Healthcheck check -> check.test().map(Form::commands).orElse(List.of());
            case From _, Label _, Maintainer _, Expose _, Env _, Copying _, Volume _, User _ ->
                    List.of();
            case Workdir _, Arg _, Onbuild _, Stopsignal _, Shell _, Unknown _ -> List.of();
        };
    }

    /**
     * FROM: begins a stage.
     *
     * @param image as written, such as {@code debian:13}, {@code $BASE} or the name of a stage
     * @param as the word before the name, as written
     * @param alias the name after AS, as written
     */
    record From(Head head, Argument image, Optional<Argument> as, Optional<Argument> alias)
            implements Instruction {
        public Optional<Argument> platform() {
            return flag("platform").flatMap(Flag::value);
        }
    }

    record Run(Head head, Form form, List<Mount> mounts, List<Heredoc> heredocs)
            implements Instruction {
        public Run {
            mounts = List.copyOf(mounts);
            heredocs = List.copyOf(heredocs);
        }

        /** What it runs, read as commands. */
        public Script script() {
            return form.script();
        }

        /** The here-document that is all that it runs, as in {@code RUN <<EOF}. */
        public Optional<Heredoc> document() {
            boolean all =
                    heredocs.size() == 1
                            && form instanceof Form.ShellForm shell
                            && ScriptText.isBare(shell.text());
            return all ? Optional.of(heredocs.getFirst()) : Optional.empty();
        }

        /** Where the last command of a kind begins; -1 where there is none. */
        public int startOfLast(Predicate<Command> kind) {
            return commands().reversed().stream()
                    .filter(kind)
                    .findFirst()
                    .map(command -> command.span().start())
                    .orElse(-1);
        }

        /** Whether a mount keeps what is written to a directory out of the image. */
        public boolean keepsOut(String directory) {
            return mounts.stream().anyMatch(mount -> mount.keepsOut(directory));
        }
    }

    record Cmd(Head head, Form form) implements Instruction {}

    record Label(Head head, List<Pair> pairs) implements Instruction {
        public Label {
            pairs = List.copyOf(pairs);
        }
    }

    record Maintainer(Head head, Argument maintainer) implements Instruction {}

    record Expose(Head head, List<Argument> ports) implements Instruction {
        public Expose {
            ports = List.copyOf(ports);
        }
    }

    record Env(Head head, List<Pair> pairs) implements Instruction {
        public Env {
            pairs = List.copyOf(pairs);
        }
    }

    record Add(Head head, List<Argument> sources, Argument target, List<Heredoc> heredocs)
            implements Copying {
        public Add {
            sources = List.copyOf(sources);
            heredocs = List.copyOf(heredocs);
        }
    }

    record Copy(Head head, List<Argument> sources, Argument target, List<Heredoc> heredocs)
            implements Copying {
        public Copy {
            sources = List.copyOf(sources);
            heredocs = List.copyOf(heredocs);
        }
    }

    record Entrypoint(Head head, Form form) implements Instruction {}

    record Volume(Head head, List<Argument> paths) implements Instruction {
        public Volume {
            paths = List.copyOf(paths);
        }
    }

    /**
     * USER.
     *
     * @param account such as {@code app}, {@code 1000:1000} or {@code $USER}
     */
    record User(Head head, Argument account) implements Instruction {

        /**
         * Whether it is written as root: {@code root}, {@code 0}, {@code 0:0}, {@code root:adm}.
         */
        public boolean isRoot() {
            return isSuperuser(account.text());
        }

        /** Whether an account such as {@code 0:0} is the superuser. */
        public static boolean isSuperuser(String account) {
            return Accounts.isRoot(account);
        }
    }

    record Workdir(Head head, Argument path) implements Instruction {}

    record Arg(Head head, List<Pair> pairs) implements Instruction {
        public Arg {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * ONBUILD.
     *
     * @param text the inner instruction as written
     * @param expression what the image keeps of it: that, its here-documents included
     * @param inner the inner instruction, read; empty where it can be none of ONBUILD
     * @param faults why BuildKit will refuse it in a build on the image
     */
    record Onbuild(
            Head head,
            Argument text,
            String expression,
            Optional<Instruction> inner,
            List<Problem> faults)
            implements Instruction {
        public Onbuild {
            faults = List.copyOf(faults);
        }

        @Override
        public List<Heredoc> heredocs() {
            return inner.map(Instruction::heredocs).orElse(List.of());
        }
    }

    record Stopsignal(Head head, Argument signal) implements Instruction {}

    /**
     * HEALTHCHECK.
     *
     * @param type CMD or NONE, as written
     * @param test empty for NONE
     */
    record Healthcheck(Head head, Argument type, Optional<Form> test) implements Instruction {

        /** What the image's configuration says of it. */
        public ImageConfig.Health health() {
            return HealthcheckReader.health(this);
        }
    }

    record Shell(Head head, List<Argument> words) implements Instruction {
        public Shell {
            words = List.copyOf(words);
        }
    }

    /** An instruction that BuildKit refuses: its keyword, and the rest as written. */
    record Unknown(Head head, Argument rest) implements Instruction {}
}
