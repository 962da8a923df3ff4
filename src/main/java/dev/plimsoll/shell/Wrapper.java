package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that runs the program named by its arguments, such as {@code sudo -u app}.
 *
 * @param valued its options that take the next word as their value
 * @param operands how many words it takes before the program, such as the 1 of {@code timeout 10}
 * @param variables whether assignments may stand before the program, as with {@code env}
 */
record Wrapper(Set<String> valued, int operands, boolean variables) {
    private static final Wrapper PLAIN = new Wrapper(Set.of(), 0, false);
    private static final Map<String, Wrapper> KNOWN =
            Map.ofEntries(
                    Map.entry(
                            "sudo",
                            new Wrapper(
                                    Set.of(
                                            "-u",
                                            "--user",
                                            "-g",
                                            "--group",
                                            "-h",
                                            "--host",
                                            "-p",
                                            "--prompt",
                                            "-C",
                                            "-D",
                                            "-R",
                                            "-T",
                                            "-U",
                                            "-r",
                                            "-t"),
                                    0,
                                    true)),
                    Map.entry("doas", new Wrapper(Set.of("-u", "-C"), 0, false)),
                    Map.entry(
                            "env",
                            new Wrapper(Set.of("-u", "--unset", "-C", "--chdir", "-S"), 0, true)),
                    Map.entry("nice", new Wrapper(Set.of("-n", "--adjustment"), 0, false)),
                    Map.entry(
                            "ionice",
                            new Wrapper(Set.of("-c", "--class", "-n", "--classdata"), 0, false)),
                    Map.entry(
                            "time",
                            new Wrapper(Set.of("-f", "--format", "-o", "--output"), 0, false)),
                    Map.entry(
                            "timeout",
                            new Wrapper(Set.of("-k", "--kill-after", "-s", "--signal"), 1, false)),
                    Map.entry("nohup", PLAIN),
                    Map.entry("setsid", PLAIN),
                    Map.entry("exec", new Wrapper(Set.of("-a"), 0, false)),
                    Map.entry("command", PLAIN),
                    Map.entry("builtin", PLAIN),
                    Map.entry("busybox", PLAIN),
                    Map.entry("eatmydata", PLAIN),
                    Map.entry("fakeroot", PLAIN),
                    Map.entry("tini", PLAIN),
                    Map.entry("dumb-init", PLAIN),
                    Map.entry("unbuffer", PLAIN),
                    Map.entry(
                            "stdbuf",
                            new Wrapper(
                                    Set.of("-i", "--input", "-o", "--output", "-e", "--error"),
                                    0,
                                    false)),
                    Map.entry(
                            "xargs",
                            new Wrapper(
                                    Set.of(
                                            "-a",
                                            "--arg-file",
                                            "-d",
                                            "--delimiter",
                                            "-E",
                                            "-I",
                                            "-L",
                                            "--max-lines",
                                            "-n",
                                            "--max-args",
                                            "-P",
                                            "--max-procs",
                                            "-s",
                                            "--max-chars"),
                                    0,
                                    false)),
                    Map.entry("gosu", new Wrapper(Set.of(), 1, false)),
                    Map.entry("su-exec", new Wrapper(Set.of(), 1, false)),
                    Map.entry("chroot", new Wrapper(Set.of(), 1, false)),
                    Map.entry(
                            "setpriv",
                            new Wrapper(
                                    Set.of(
                                            "--ambient-caps",
                                            "--inh-caps",
                                            "--bounding-set",
                                            "--groups",
                                            "--reuid",
                                            "--ruid",
                                            "--euid",
                                            "--regid",
                                            "--rgid",
                                            "--egid",
                                            "--securebits",
                                            "--pdeathsig",
                                            "--selinux-label",
                                            "--apparmor-profile"),
                                    0,
                                    false)));

    /** Where the program stands among words, and the wrappers before it. */
    record Unwrapped(int program, List<String> names) {}

    static Unwrapped unwrap(List<Word> words) {
        int at = 0;
        List<String> names = List.of();
        while (at < words.size()) {
            var name = baseName(words.get(at));
            var wrapper = KNOWN.get(name);
            if (wrapper == null || onlyAsks(name, words, at + 1)) {
                break;
            }
            int next = wrapper.program(words, at + 1);
            if (next >= words.size()) {
                break;
            }
            names = new ArrayList<>(names);
            names.add(name);
            at = next;
        }
        return new Unwrapped(at, List.copyOf(names));
    }

    /** Whether it says where a program is and runs nothing: {@code command -v apt-get}. */
    private static boolean onlyAsks(String name, List<Word> words, int from) {
        return name.equals("command")
                && words.stream()
                        .skip(from)
                        .map(Word::value)
                        .takeWhile(value -> value.startsWith("-") && !value.equals("--"))
                        .anyMatch(value -> value.matches("-p*[vV].*"));
    }

    private int program(List<Word> words, int from) {
        int at = from;
        int left = operands;
        while (at < words.size()) {
            var value = words.get(at).value();
            if (value.equals("--")) {
                return at + 1 + left;
            }
            if (value.length() > 1 && value.charAt(0) == '-') {
                at += valued.contains(value) ? 2 : 1;
            } else if (variables && assigns(value)) {
                at++;
            } else if (left > 0) {
                left--;
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private static boolean assigns(String value) {
        int equals = value.indexOf('=');
        if (equals < 1 || Character.isDigit(value.charAt(0))) {
            return false;
        }
        for (int i = 0; i < equals; i++) {
            char c = value.charAt(i);
            if (c != '_' && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /** The name without its directory; empty where it is unknown. */
    static String baseName(Word word) {
        if (word.literal().isEmpty()) {
            return "";
        }
        var value = word.literal().get();
        return value.substring(value.lastIndexOf('/') + 1);
    }
}
