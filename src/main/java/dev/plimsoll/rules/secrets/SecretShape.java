package dev.plimsoll.rules.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;
import dev.plimsoll.source.Table;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form that the secrets of one maker have and nothing else.
 *
 * @param kind what it is, such as {@code A GitHub token}
 * @param clues one of these, in small letters, is in every such secret or right before it
 * @param known the ids of those who know this kind
 * @param pattern finds it; group 1 is the secret
 */
record SecretShape(String kind, List<String> clues, List<String> known, Lazy<Pattern> pattern) {
    /**
     * How many characters of a secret a message may show: those that all of its kind begin with.
     */
    private static final int SHOWN = 4;

    /** No secret is longer than this, so that a search takes no longer either. */
    private static final int LONGEST = 3400;

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "(?i).*(?:example|x{8}|0{8}|1234567890123|\\*{4}|placeholder|your[_-]).*");

    private static final String URL_KIND = "The password in this URL";
    private static final String BASIC_KIND = "A password of basic authentication";

    private static final SecretShape URL_PASSWORD =
            // Looks back for the scheme, so that not every word is taken for one first.
            of(
                    URL_KIND,
                    "://",
                    List.of("CIS 4.10", "Passwords And Secrets"),
                    "://(?<=\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://)[^\\s:/@'\"$<{]{0,100}+"
                            + ":([^\\s:/@'\"$<>{}`]{3,200}+)@(?!sha256:)[A-Za-z0-9\\[]");

    private static final List<SecretShape> ALL =
            Stream.concat(
                            Table.rows(SecretShape.class, "shapes.txt", 4).stream()
                                    .map(row ->
                                            of(
                                                    row.get(0).replace('_', ' '),
                                                    row.get(1),
                                                    known(row.get(2)),
                                                    row.get(3))),
                            Stream.of(URL_PASSWORD))
                    .toList();

    private static final Clues CLUES = new Clues(ALL.stream().map(SecretShape::clues).toList());

    private static SecretShape of(String kind, String clues, List<String> known, String pattern) {
        return new SecretShape(
                kind, List.of(clues.split(",")), known, Lazy.of(() -> Pattern.compile(pattern)));
    }

    private static List<String> known(String tools) {
        var ids = new ArrayList<>(List.of("CIS 4.10"));
        if (tools.contains("tally")) {
            ids.add("tally/secrets-in-code");
        }
        if (tools.contains("kics")) {
            ids.add("Passwords And Secrets");
        }
        return List.copyOf(ids);
    }

    /**
     * A secret in a text.
     *
     * @param shown how it begins, in a form that gives nothing away; empty for what has no such
     *     start
     */
    record Found(Span span, SecretShape shape, String shown) implements Located {
        String kind() {
            return shape.kind;
        }

        List<String> known() {
            return shape.known;
        }
    }

    /** The secrets in a piece of a text, in order: most pieces have no clue to any. */
    static List<Found> in(String text, Span piece) {
        var clues = CLUES.in(text, piece);
        if (clues.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Found>();
        var taken = new BitSet();
        for (int i = clues.nextSetBit(0); i >= 0; i = clues.nextSetBit(i + 1)) {
            var shape = ALL.get(i);
            if (shape.kind.equals(URL_KIND) && text.indexOf('@', piece.start(), piece.end()) < 0) {
                continue; // most addresses name no user
            }
            var matcher = shape.pattern.get().matcher(text).region(piece.start(), piece.end());
            matcher.useTransparentBounds(true);
            while (matcher.find()) {
                var secret = matcher.group(1);
                var span = new Span(matcher.start(1), matcher.end(1));
                if (!taken.get(span.start())
                        && secret.length() <= LONGEST
                        && shape.isReal(secret)) {
                    taken.set(span.start(), span.end());
                    found.add(new Found(span, shape, shape.start(secret)));
                }
            }
        }
        found.sort(Comparator.comparingInt(each -> each.span().start()));
        return found;
    }

    private boolean isReal(String secret) {
        return switch (kind) {
            case URL_KIND -> Wording.of(secret) == Wording.SECRET;
            case BASIC_KIND -> Wording.of(password(secret)) == Wording.SECRET;
            default -> !EXAMPLE.matcher(secret).matches();
        };
    }

    /** What stands after the user in the credentials of RFC 7617; empty where they are none. */
    private static String password(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? "" : text.substring(colon + 1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** What all of its kind begin with, as far as a clue says so. */
    private String start(String secret) {
        return clues.stream()
                .filter(clue -> secret.regionMatches(true, 0, clue, 0, clue.length()))
                .map(clue -> secret.substring(0, Math.min(SHOWN, clue.length())))
                .findFirst()
                .orElse("");
    }
}
