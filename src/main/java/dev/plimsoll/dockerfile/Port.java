package dev.plimsoll.dockerfile;

import java.util.Locale;
import java.util.Optional;

/**
 * What one word of EXPOSE opens, such as {@code 8000-8010/udp}. An address or a port of the host
 * before it, as in {@code 127.0.0.1:80:8080}, is read over as BuildKit does.
 *
 * @param first from 0 to 65535
 * @param last from {@code first} to 65535
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record Port(int first, int last, String protocol) {
    private static final int HIGHEST = 65_535;

    /** Reads a word with its variables expanded; empty where BuildKit refuses it. */
    public static Optional<Port> parse(String text) {
        int container = text.lastIndexOf(':') + 1;
        var rest = text.substring(0, Math.max(0, container - 1));
        int host = rest.lastIndexOf(':') + 1;
        var port = container(text.substring(container));
        boolean mapped =
                container == 0 || port.filter(each -> fits(each, rest.substring(host))).isPresent();
        boolean addressed = host == 0 || Addresses.isAddress(rest.substring(0, host - 1));
        return mapped && addressed ? port : Optional.empty();
    }

    /** Whether a number is among those that it opens. */
    public boolean opens(int number) {
        return first <= number && number <= last;
    }

    private static Optional<Port> container(String text) {
        int slash = text.indexOf('/');
        var named = slash < 0 ? "" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
        var protocol = named.isEmpty() ? "tcp" : named;
        boolean known = protocol.equals("tcp") || protocol.equals("udp") || protocol.equals("sctp");
        return known
                ? range(slash < 0 ? text : text.substring(0, slash), protocol)
                : Optional.empty();
    }

    /** Whether the host's ports, which may be none, are as many; or the container's is one. */
    private static boolean fits(Port port, String host) {
        return host.isEmpty()
                || range(host, port.protocol)
                        .filter(each ->
                                port.first == port.last
                                        || each.last - each.first == port.last - port.first)
                        .isPresent();
    }

    private static Optional<Port> range(String text, String protocol) {
        int dash = text.indexOf('-');
        int first = number(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : number(text.substring(dash + 1));
        return first >= 0 && last >= first
                ? Optional.of(new Port(first, last, protocol))
                : Optional.empty();
    }

    /** A number of at most 65535; -1 where it is none. */
    private static int number(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        int value = start == text.length() ? -1 : 0;
        for (int i = start; i < text.length() && value >= 0; i++) {
            char c = text.charAt(i);
            value = c >= '0' && c <= '9' ? value * 10 + c - '0' : -1;
            value = value > HIGHEST ? -1 : value;
        }
        return value;
    }
}
