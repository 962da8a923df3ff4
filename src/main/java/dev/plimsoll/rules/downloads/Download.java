package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.shell.Word;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that fetches one thing, such as {@code curl -O https://example.com/x.sh}.
 *
 * @param address where from, as written; empty where it names nothing
 * @param file the path it is kept under; empty where it goes to standard output
 */
record Download(Command command, String address, Optional<String> file) {
    static final String[] PROGRAMS = {
        "curl", "wget", "invoke-webrequest", "invoke-restmethod", "start-bitstransfer", "new-object"
    };

    private static final Pattern QUERY = Pattern.compile("[?#]");

    static Optional<Download> of(Command command) {
        return switch (command.name()) {
            case "curl" -> Optional.of(curl(command));
            case "wget" -> Optional.of(wget(command));
            case "invoke-webrequest", "invoke-restmethod", "start-bitstransfer" ->
                    Optional.of(cmdlet(command));
            case "new-object" ->
                    WebClient.of(command)
                            .map(each -> new Download(command, each.address(), each.file()));
            default -> Optional.empty();
        };
    }

    private static Download curl(Command command) {
        var address = address(command, command.optionValue("--url"));
        var file =
                command.optionValue("-o", "--output")
                        .filter(name -> !name.equals("-"))
                        .or(() ->
                                command.hasFlag("-O", "--remote-name", "--remote-name-all")
                                        ? Optional.of(fileName(address))
                                        : redirected(command))
                        .map(name -> in(command.optionValue("--output-dir"), name));
        return new Download(command, address, file);
    }

    private static Download wget(Command command) {
        var address = address(command, Optional.empty());
        var given = command.optionValue("-O", "--output-document");
        var file =
                given.isEmpty()
                        ? Optional.of(
                                in(
                                        command.optionValue("-P", "--directory-prefix"),
                                        fileName(address)))
                        : given.filter(name -> !name.equals("-") && !name.equals("/dev/stdout"))
                                .or(() -> redirected(command));
        return new Download(command, address, file);
    }

    private static String in(Optional<String> directory, String name) {
        return directory.map(each -> each + "/" + name).orElse(name);
    }

    private static Download cmdlet(Command command) {
        var address = address(command, command.optionValue("-Uri", "-Source"));
        var file = command.optionValue("-OutFile", "-Destination").or(() -> redirected(command));
        return new Download(command, address, file);
    }

    private static String address(Command command, Optional<String> option) {
        return option.or(() -> addresses(command).findFirst()).orElse("");
    }

    /** The operands, those that look like an address first. */
    private static Stream<String> addresses(Command command) {
        var operands = command.operands().stream().map(Word::value).toList();
        return Stream.concat(
                operands.stream().filter(text -> text.contains("://")), operands.stream());
    }

    private static Optional<String> redirected(Command command) {
        return command.redirections().stream()
                .filter(Redirection::writes)
                .filter(each -> each.descriptor() < 0 || each.descriptor() == 1)
                .map(each -> each.target().value())
                .findFirst();
    }

    /** The name it is kept under, wherever that is. */
    Optional<String> fileName() {
        return file.map(Download::fileName).filter(name -> !name.isEmpty());
    }

    /** The last part of a path or address. */
    static String fileName(String path) {
        var plain = QUERY.split(path.replace('\\', '/'), 2)[0];
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** The host, empty where it is not known. */
    String host() {
        return Remote.of(address)
                .or(() -> Remote.of("http://" + address))
                .map(Remote::host)
                .orElse("");
    }

    boolean isHere() {
        return Remote.of(address)
                .or(() -> Remote.of("http://" + address))
                .filter(Remote::isHere)
                .isPresent();
    }

    /** Whether it comes without TLS; an address without a scheme is taken for {@code http}. */
    boolean isPlain() {
        if (host().isEmpty()) {
            return address.startsWith("http://");
        }
        return Remote.of(address).map(Remote::isPlain).orElse(true)
                && !command.optionValues("--proto", "--proto-default").stream()
                        .anyMatch(each -> each.matches("=?https"));
    }

    /** What a finding is about: the address without user, or how it is written. */
    String subject() {
        return address.replaceFirst("//[^/@]*@", "//");
    }
}
