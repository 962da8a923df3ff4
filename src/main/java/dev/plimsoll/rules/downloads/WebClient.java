package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an object of PowerShell's fetches: {@code (New-Object
 * Net.WebClient).DownloadFile('https://example.com/x.zip', 'x.zip')}.
 *
 * @param span where the address is written
 * @param address as written
 * @param file the path it is kept under; empty where it is a value
 */
record WebClient(Span span, String address, Optional<String> file) implements Located {
    /** How far behind the object its call may be. */
    private static final int REACH = 2000;

    private static final int LONGEST_NAME = 100;

    /** The variable that the object is given to. */
    private static final Pattern GIVEN = Pattern.compile("\\$(\\w++)\\s*=\\s*$");

    /** A call of the object that was just made, or of the variable that it was given to. */
    private static final Pattern CALL =
            Pattern.compile(
                    "(?i)(?:^\\s*\\)|\\$(?<variable>\\w+))\\.Download(?:String|Data|File)\\w*\\("
                            + "\\s*[\"'](?<from>[^\"'\\s]+)[\"'](?:\\s*,\\s*[\"'](?<to>[^\"']+))?");

    /**
     * @param command a {@code New-Object}
     */
    static Optional<WebClient> of(Command command) {
        var given = GIVEN.matcher(command.words().getFirst().before(LONGEST_NAME).text());
        var variable = given.find() ? given.group(1) : "";
        var behind = command.words().getLast().behind(REACH);
        var call = CALL.matcher(behind.text());
        while (call.find()) {
            var called = Optional.ofNullable(call.group("variable")).orElse("");
            if (called.equalsIgnoreCase(variable)) {
                return Optional.of(
                        new WebClient(
                                behind.span(call.start("from"), call.end("from")),
                                call.group("from"),
                                Optional.ofNullable(call.group("to"))));
            }
        }
        return Optional.empty();
    }
}
