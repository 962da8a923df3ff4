package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Environment;
import dev.plimsoll.dockerfile.WrittenFile;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where the check of certificates is switched off.
 *
 * @param name the option or variable that does it, such as {@code -k}
 * @param ids what other tools call it
 * @param without the change that leaves it out, where it stands by itself
 */
record TlsSwitch(Located place, String name, List<String> ids, Optional<Edit> without) {

    TlsSwitch(Located place, String name, List<String> ids) {
        this(place, name, ids, Optional.empty());
    }

    /** All in one command. */
    static List<TlsSwitch> in(Command command, Environment environment) {
        var found = new ArrayList<TlsSwitch>();
        var program = PackageManager.run(command).map(PackageManager::name).orElse(command.name());
        var flags = TlsSetting.FLAGS.getOrDefault(program, List.of());
        for (var flag : flags) {
            flag(command, flag).ifPresent(found::add);
        }
        if (!flags.isEmpty()) {
            hidden(command, flags, environment, found);
        }
        if (!found.isEmpty() && onlyAsksHere(command)) {
            found.clear();
        }
        settings(command, program, found);
        VariableSet.by(command).flatMap(each -> variable(each).stream()).forEach(found::add);
        file(command).ifPresent(found::add);
        return found;
    }

    /** Whether a download names addresses, all of this machine. */
    private static boolean onlyAsksHere(Command command) {
        if (!command.is("curl", "wget")) {
            return false;
        }
        var addresses = command.operands().stream().map(Word::value).toList();
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(text ->
                                Remote.of(text)
                                        .or(() -> Remote.of("http://" + text))
                                        .filter(Remote::isHere)
                                        .isPresent());
    }

    /** An option that a variable of the Dockerfile stands for. */
    private static void hidden(
            Command command,
            List<TlsSetting.Flag> flags,
            Environment environment,
            List<TlsSwitch> found) {
        for (var word : command.arguments()) {
            if (word.isUnknown() && word.text().indexOf('$') < 2) {
                environment
                        .expand(word.text())
                        .known()
                        .ifPresent(value -> hidden(word, value, flags, found));
            }
        }
    }

    private static void hidden(
            Word word, String value, List<TlsSetting.Flag> flags, List<TlsSwitch> found) {
        for (var each : flags) {
            if (each.names().contains(value)) {
                found.add(new TlsSwitch(word, value, each.ids()));
            }
        }
    }

    private static Optional<TlsSwitch> flag(Command command, TlsSetting.Flag flag) {
        var names = flag.names().toArray(String[]::new);
        return command.flag(names)
                .filter(word -> !isForHere(command, names))
                .map(word -> flag(command, flag, word));
    }

    private static boolean isForHere(Command command, String... names) {
        return command.optionValue(names)
                .filter(host -> host.matches("(localhost|127\\.[\\d.]+)(:\\d+)?"))
                .isPresent();
    }

    private static TlsSwitch flag(Command command, TlsSetting.Flag flag, Word word) {
        var value = word.value();
        var name =
                flag.names().stream()
                        .filter(each -> value.equals(each) || value.startsWith(each + "="))
                        .findFirst()
                        .orElse(flag.names().getFirst());
        if (flag.valued()) {
            return new TlsSwitch(word, name, flag.ids());
        }
        boolean alone =
                value.equals(name) || (name.startsWith("--") && value.startsWith(name + "="));
        // Sonar reads no clusters.
        var ids = flag.ids().stream().filter(id -> alone || !id.equals("S4830")).toList();
        return new TlsSwitch(
                word,
                name,
                ids,
                Optional.of(
                        alone
                                ? command.removing(word)
                                : Edit.replace(
                                        word, word.text().replaceFirst(name.substring(1), ""))));
    }

    /**
     * Arguments such as {@code http.sslVerify=false}, or {@code http.sslVerify} and {@code false}.
     */
    private static void settings(Command command, String program, List<TlsSwitch> found) {
        var words = command.arguments();
        for (var each : TlsSetting.SETTINGS.getOrDefault(program, List.of())) {
            for (int i = 0; i < words.size(); i++) {
                var name = each.argument().matcher(words.get(i).value());
                if (name.matches()
                        && each.next().matcher(valueAt(words, i + 1)).matches()
                        && isSet(words, i, program)) {
                    found.add(new TlsSwitch(words.get(i), name.group(1), known(command, each)));
                }
            }
        }
    }

    private static String valueAt(List<Word> words, int at) {
        return at < words.size() ? words.get(at).value() : "";
    }

    /** npm and its like keep settings by {@code config set} alone. */
    private static boolean isSet(List<Word> words, int at, String program) {
        return !TlsSetting.NODE.contains(program)
                || words.get(at).isOption()
                || (at > 0 && words.get(at - 1).is("set"));
    }

    /** Checkov knows the settings of yum and dnf where they are written down for good. */
    private static List<String> known(Command command, TlsSetting.Setting setting) {
        boolean kept =
                command.is("yum-config-manager", "dnf-config-manager")
                        || (command.is("dnf", "yum")
                                && command.arguments().stream()
                                        .anyMatch(word -> word.is("config-manager")));
        return kept ? List.of("CKV2_DOCKER_15") : setting.ids();
    }

    private static Optional<TlsSwitch> variable(VariableSet set) {
        return TlsVariable.off(set.name(), set.value())
                .map(variable -> new TlsSwitch(set.place(), set.name(), variable.ids()));
    }

    /** {@code echo insecure >> ~/.curlrc}. */
    private static Optional<TlsSwitch> file(Command command) {
        if (!command.is("echo", "printf")) {
            return Optional.empty();
        }
        var targets = new ArrayList<String>();
        command.redirections().forEach(each -> targets.add(each.target().value()));
        command.pipedTo().filter(each -> each.is("tee")).ifPresent(tee -> into(tee, targets));
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        var files =
                TlsSetting.FILES.stream()
                        .filter(each -> targets.stream().anyMatch(each::isWrittenTo))
                        .toList();
        for (var word : command.arguments()) {
            for (var each : files) {
                var line = each.line().matcher(word.value());
                if (line.find()) {
                    return Optional.of(new TlsSwitch(word, line.group(1), List.of()));
                }
            }
        }
        return Optional.empty();
    }

    /** Adds where tee writes to. */
    private static void into(Command tee, List<String> targets) {
        tee.redirections().forEach(each -> targets.add(each.target().value()));
        tee.operands().forEach(each -> targets.add(each.value()));
    }

    /** What a file says that the Dockerfile writes itself. */
    static Stream<TlsSwitch> in(WrittenFile file) {
        var text = file.text().body();
        int start = file.text().span().start();
        return TlsSetting.FILES.stream()
                .filter(each -> each.isWrittenTo(file.path()))
                .flatMap(each -> each.line().matcher(text).results())
                .filter(found -> !isComment(text, found.start()))
                .map(found -> {
                    var place = new Span(start + found.start(1), start + found.end(1));
                    return new TlsSwitch(() -> place, found.group(1), List.of());
                });
    }

    private static boolean isComment(String text, int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        while (line < at && Character.isWhitespace(text.charAt(line))) {
            line++;
        }
        return line < text.length() && (text.charAt(line) == '#' || text.charAt(line) == ';');
    }
}
