package dev.plimsoll.rules.secrets;

import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files whose name says that they hold secrets. */
enum SecretFile {
    PRIVATE_KEY(
            Severity.ERROR,
            "`%s` is a private key, which",
            "(?:id_(?:rsa|dsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk)|ssh_host_(?:rsa|dsa|ecdsa|ed25519)_key)"),
    CREDENTIALS(
            Severity.ERROR,
            "`%s` is a file of credentials, which",
            "(?:\\.netrc|\\.git-credentials|\\.pgpass|\\.aws/credentials|\\.docker/config\\.json"
                + "|\\.dockercfg|\\.kube/config|\\.config/gcloud/application_default_credentials\\.json)"),
    LIKELY_KEY(
            Severity.WARNING,
            "`%s` is usually a private key, which",
            "(?:[^/]*\\.key|(?:[^/]*[._-])?(?:key|privkey|private)\\.pem|[^/]*\\.(?:p12|pfx|jks|ppk))"),
    LIKELY_PASSWORDS(
            Severity.WARNING,
            "`%s` usually holds passwords or keys, which",
            "(?:\\.env(?:\\*|\\.[\\w*-]+)*|\\.npmrc|\\.pypirc|\\.ssh/?|\\.aws/?|\\.gnupg/?|\\.htpasswd"
                + "|\\.vault-token|[^/]*service[-_]?account[^/]*\\.json|credentials\\.json|kubeconfig"
                + "|terraform\\.tfstate(?:\\.backup)?)"),
    HISTORY(
            Severity.WARNING,
            "`%s` holds every version of every file, also of those that were removed.",
            "\\.git/?");

    /** What all of them are like; most paths are not. */
    private static final Pattern ANY =
            Pattern.compile(
                    inAnyDirectory(
                            Stream.of(values())
                                    .map(each -> each.ending)
                                    .collect(Collectors.joining("|"))));

    private static final Pattern HARMLESS =
            Pattern.compile(
                    "(?i).*(?:\\.pub|public.*|\\.(?:example|sample|template|tmpl|dist|defaults?|schema|test|testing)"
                        + "|(?:gpg|pgp|apt|repo|release|archive|signing)[^/]*\\.key|(?:^|/)truststore\\.jks"
                        + "|cacerts?\\.jks)");
    private static final Pattern KEYRINGS =
            Pattern.compile("/etc/apt/.*|/usr/share/keyrings.*|/etc/pki/rpm-gpg.*|/etc/apk/keys.*");

    private final Severity level;
    private final String what;
    private final String ending;
    private final Pattern name;

    SecretFile(Severity level, String what, String ending) {
        this.level = level;
        this.what = what;
        this.ending = ending;
        this.name = Pattern.compile(inAnyDirectory(ending));
    }

    private static String inAnyDirectory(String ending) {
        return "(?:.*/)?(?:" + ending + ")";
    }

    Severity level() {
        return level;
    }

    /** What other tools call it: tally looks into keys. */
    String[] known() {
        return this == PRIVATE_KEY ? new String[] {"tally/secrets-in-code"} : new String[0];
    }

    /** What a path is; a key that goes to where packages are checked is a public one. */
    static Optional<SecretFile> of(String path, String target) {
        if (!ANY.matcher(path).matches()
                || HARMLESS.matcher(path).matches()
                || KEYRINGS.matcher(target).matches()) {
            return Optional.empty();
        }
        for (var kind : values()) {
            if (kind.name.matcher(path).matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a copied file that a later RUN removes. */
    String messageOfRemoved(String path) {
        return Message.of(what, path)
                + (this == HISTORY
                        ? ""
                        : verb() + " in the layer, though a later `rm` removes it.");
    }

    String message(String path, boolean shipped) {
        var begin = Message.of(what, path);
        if (this == HISTORY) {
            return begin;
        }
        return begin
                + (shipped
                        ? " everybody who can pull the image can read."
                        : verb() + " in the caches of the build.");
    }

    private String verb() {
        return this == PRIVATE_KEY || this == LIKELY_KEY || this == CREDENTIALS
                ? " stays"
                : " stay";
    }
}
