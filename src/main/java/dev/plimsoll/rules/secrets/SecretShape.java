package dev.plimsoll.rules.secrets;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A form that the secrets of one maker have and nothing else.
 *
 * @param kind what it is, such as {@code A GitHub token}
 * @param clues one of these, in small letters, is in every such secret or right before it
 * @param pattern finds it; group 1 is the secret
 */
record SecretShape(String kind, List<String> clues, Pattern pattern) {
    /**
     * How many characters of a secret a message may show: those that all of its kind begin with.
     */
    private static final int SHOWN = 4;

    /** No secret is longer than this, so that a search takes no longer either. */
    private static final int LONGEST = 600;

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "(?i).*(?:example|x{8}|0{8}|1234567890123|\\*{4}|placeholder|your[_-]).*");

    /** A password in a URL; what is between the colon and the at. */
    private static final String URL_PASSWORD = "The password in this URL";

    private static final Pattern KNOWN_TO_KICS =
            Pattern.compile(".*(?:AWS|Google|Slack|Stripe|private key|this URL).*");

    private static final List<SecretShape> ALL =
            List.of(
                    of(
                            "An AWS access key",
                            "akia asia abia acca",
                            "\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b"),
                    of(
                            "An AWS secret key",
                            "aws",
                            "(?i)aws_?secret_?(?:access_?)?key['\"]?\\s*[=: ]\\s*['\"]?"
                                    + "([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
                    of(
                            "A GitHub token",
                            "ghp_ gho_ ghu_ ghs_ ghr_",
                            "\\b(gh[pousr]_[A-Za-z0-9_]{36,255})\\b"),
                    of("A GitHub token", "github_pat_", "\\b(github_pat_[A-Za-z0-9_]{60,255})\\b"),
                    of(
                            "A GitLab token",
                            "glpat- gldt- glrt- glcbt- glptt-",
                            "\\b(gl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_-]{20,100})"),
                    of("A Slack token", "xox", "\\b(xox[abeoprs]-[A-Za-z0-9-]{20,250})"),
                    of(
                            "A Slack webhook",
                            "hooks.slack.com",
                            "https://(hooks\\.slack\\.com/services/T\\w{6,12}/B\\w{6,12}/\\w{20,30})"),
                    of("A Google API key", "aiza", "\\b(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])"),
                    of("A Stripe key", "k_live_", "\\b([sr]k_live_[0-9A-Za-z]{20,250})\\b"),
                    of("An npm token", "npm_", "\\b(npm_[A-Za-z0-9]{36})\\b"),
                    of(
                            "A PyPI token",
                            "pypi-ageichlwas5vcmc",
                            "\\b(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,500})"),
                    of(
                            "An OpenAI key",
                            "t3blbkfj",
                            "\\b(sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,160}T3BlbkFJ"
                                    + "[A-Za-z0-9_-]{20,160})"),
                    of(
                            "An Anthropic key",
                            "sk-ant-",
                            "\\b(sk-ant-(?:api|admin)\\d{2}-[A-Za-z0-9_-]{80,120})"),
                    of("A Hugging Face token", "hf_", "\\b(hf_[A-Za-z]{34})\\b"),
                    of(
                            "A SendGrid key",
                            "sg.",
                            "\\b(SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])"),
                    of("A Docker Hub token", "dckr_", "\\b(dckr_[po]at_[A-Za-z0-9_-]{27,60})"),
                    of("A DigitalOcean token", "_v1_", "\\b(do[opr]_v1_[a-f0-9]{64})\\b"),
                    of(
                            "A private key",
                            "private",
                            "(-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----)"),
                    // Looks back for the scheme, so that not every word is taken for one first.
                    of(
                            URL_PASSWORD,
                            "://",
                            "://(?<=\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://)[^\\s:/@'\"$<{]{0,100}"
                                    + ":([^\\s:/@'\"$<>{}`]{3,200})@(?!sha256:)[A-Za-z0-9\\[]"));

    private static SecretShape of(String kind, String clues, String pattern) {
        return new SecretShape(kind, List.of(clues.split(" ")), Pattern.compile(pattern));
    }

    /**
     * A secret in a text.
     *
     * @param shown how it begins, in a form that gives nothing away; empty for what has no such
     *     start
     */
    record Found(Span span, String kind, String shown) implements Located {
        /** The ids of those who know this kind: gitleaks by way of tally, and KICS. */
        List<String> known() {
            var ids = new ArrayList<>(List.of("CIS 4.10"));
            if (!kind.equals(URL_PASSWORD)) {
                ids.add("tally/secrets-in-code");
            }
            if (KNOWN_TO_KICS.matcher(kind).matches()) {
                ids.add("Passwords And Secrets");
            }
            return ids;
        }
    }

    /** Those of which a text has a clue: for most texts hardly one. */
    static List<SecretShape> possible(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(shape -> shape.clues.stream().anyMatch(small::contains))
                .toList();
    }

    /** The secrets of some shapes in a piece of a text, in order. */
    static List<Found> in(String text, Span piece, List<SecretShape> shapes) {
        var found = new ArrayList<Found>();
        var taken = new BitSet();
        for (var shape : shapes) {
            var matcher = shape.pattern.matcher(text).region(piece.start(), piece.end());
            matcher.useTransparentBounds(true);
            while (matcher.find()) {
                var secret = matcher.group(1);
                boolean password = shape.kind.equals(URL_PASSWORD);
                var span = new Span(matcher.start(1), matcher.end(1));
                boolean known = taken.get(span.start());
                if (!known && secret.length() <= LONGEST && isReal(secret, password)) {
                    taken.set(span.start(), span.end());
                    found.add(
                            new Found(
                                    span,
                                    shape.kind,
                                    password || secret.startsWith("-") || secret.startsWith("hooks")
                                            ? ""
                                            : secret.substring(0, SHOWN)));
                }
            }
        }
        found.sort(Comparator.comparingInt(each -> each.span().start()));
        return found;
    }

    private static boolean isReal(String secret, boolean password) {
        return password ? Wording.of(secret) == Wording.SECRET : !EXAMPLE.matcher(secret).matches();
    }
}
