package dev.plimsoll.rules.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What other tools make of a secret in a variable: each goes by words of its own.
 *
 * @param value as written, empty where none is
 * @param argument whether it is one of ARG
 * @param last whether it stands in the last stage
 */
record KnownSecret(String name, String value, boolean argument, boolean last) {
    /** Parts of names, for hadolint. */
    private static final Pattern PARTS =
            Pattern.compile(".*(?:api_key|client_key|password|private|secret|token|username).*");

    /** Words between underscores, for BuildKit; Trivy has the same, and one more. */
    private static final Set<String> WORDS =
            Set.of(
                    "apikey",
                    "auth",
                    "credential",
                    "credentials",
                    "key",
                    "password",
                    "pword",
                    "passwd",
                    "secret",
                    "token");

    private static final Set<String> HARMLESS = Set.of("public", "file", "version");

    /** Parts of names of arguments, for Semgrep. */
    private static final Pattern SEMGREP =
            Pattern.compile(".*(?:api|cert|key|password|passwd|token|secret|auth).*");

    /** What tally looks for in a project of Rails. */
    private static final Set<String> RAILS =
            Set.of(
                    "SECRET_KEY_BASE",
                    "RAILS_MASTER_KEY",
                    "SECRET_TOKEN",
                    "DEVISE_SECRET_KEY",
                    "DEVISE_PEPPER",
                    "RAILS_KEY");

    String[] ids() {
        var lower = name.toLowerCase(Locale.ROOT);
        var words = List.of(lower.split("_"));
        boolean buildKit =
                words.stream().anyMatch(WORDS::contains)
                        && words.stream().noneMatch(HARMLESS::contains);
        if (SecretName.isOfGemHost(name)) {
            return new String[] {"tally/ruby/prefer-secret-mounts-for-build-credentials"};
        }
        var ids = new ArrayList<String>();
        if (PARTS.matcher(lower).matches()) {
            ids.add("DL3064");
        }
        if (buildKit) {
            ids.add("SecretsUsedInArgOrEnv");
        }
        if (last && (buildKit || words.contains("psw"))) {
            ids.add("DS-0031");
        }
        if (argument && SEMGREP.matcher(lower).matches()) {
            ids.add("secret-in-build-arg");
        }
        boolean valued = Wording.of(Reference.unquoted(value)) == Wording.SECRET;
        boolean paired = words.size() > 1 || SecretName.length(name) == 2 || lower.equals("token");
        if (paired && (valued || (argument && Reference.unquoted(value).isEmpty()))) {
            ids.add("S6472");
        }
        if (buildKit && valued && value.indexOf('$') < 0) {
            ids.add("Secrets Stored In Dockerfile");
        }
        if (RAILS.contains(name) && !Reference.unquoted(value).matches("1|dummy")) {
            ids.add("tally/ruby/secrets-in-arg-or-env");
        }
        return ids.toArray(String[]::new);
    }
}
