package dev.plimsoll.rules.secrets;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form that the secrets of one maker have and nothing else.
 *
 * @param kind what it is, such as {@code A GitHub token}
 * @param pattern finds it; group 1 is the secret where there is such a group
 */
record SecretShape(String kind, Pattern pattern) {
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
            Stream.of(
                            "An AWS access key = \\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b",
                            "An AWS secret key = (?i)aws_?secret_?(?:access_?)?key['\"]?\\s*[=:"
                                    + " ]\\s*['\"]?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])",
                            "A GitHub token = \\b(gh[pousr]_[A-Za-z0-9_]{36,255})\\b",
                            "A GitHub token = \\b(github_pat_[A-Za-z0-9_]{60,255})\\b",
                            "A GitLab token = \\b(gl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_-]{20,100})",
                            "A Slack token = \\b(xox[abeoprs]-[A-Za-z0-9-]{20,250})",
                            "A Slack webhook ="
                                + " https://(hooks\\.slack\\.com/services/T\\w{6,12}/B\\w{6,12}/\\w{20,30})",
                            "A Google API key = \\b(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])",
                            "A Stripe key = \\b([sr]k_live_[0-9A-Za-z]{20,250})\\b",
                            "An npm token = \\b(npm_[A-Za-z0-9]{36})\\b",
                            "A PyPI token = \\b(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,500})",
                            "An OpenAI key ="
                                + " \\b(sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,160}T3BlbkFJ[A-Za-z0-9_-]{20,160})",
                            "An Anthropic key ="
                                    + " \\b(sk-ant-(?:api|admin)\\d{2}-[A-Za-z0-9_-]{80,120})",
                            "A Hugging Face token = \\b(hf_[A-Za-z]{34})\\b",
                            "A SendGrid key ="
                                + " \\b(SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])",
                            "A Docker Hub token = \\b(dckr_[po]at_[A-Za-z0-9_-]{27,60})",
                            "A DigitalOcean token = \\b(do[opr]_v1_[a-f0-9]{64})\\b",
                            "A private key = (-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?:"
                                    + " BLOCK)?-----)",
                            URL_PASSWORD
                                    + " = \\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:/@'\"$<{]{0,100}:([^\\s:/@'\"$<>{}`]{3,200})@(?!sha256:)[A-Za-z0-9\\[]")
                    .map(SecretShape::of)
                    .toList();

    private static SecretShape of(String line) {
        int equals = line.indexOf(" = ");
        return new SecretShape(
                line.substring(0, equals), Pattern.compile(line.substring(equals + 3)));
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

    /** The secrets in a piece of a text, in order. */
    static List<Found> in(String text, Span piece) {
        var found = new ArrayList<Found>();
        var taken = new BitSet();
        for (var shape : ALL) {
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
