package dev.plimsoll.rules.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the words of a variable's name whether it holds a secret. */
final class SecretName {
    private static final Pattern WORD_BREAK =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    /** Words that mean a secret wherever they end a name. */
    private static final Set<String> SECRETS =
            Set.of(
                    "password",
                    "passwd",
                    "pword",
                    "passphrase",
                    "psw",
                    "secret",
                    "token",
                    "apikey",
                    "credential",
                    "credentials",
                    "secretkey",
                    "privatekey",
                    "accesskey",
                    "authtoken",
                    "pepper");

    /** Words that mean a secret where another word stands before them. */
    private static final Set<String> SECOND_WORDS = Set.of("pass", "pwd", "rootpass", "pat");

    /** What a key is one of, so that it is a secret; a cache key or the key of a signer is none. */
    private static final Set<String> SECRET_KEYS =
            Set.of(
                    "api",
                    "secret",
                    "private",
                    "access",
                    "encryption",
                    "signing",
                    "master",
                    "ssh",
                    "auth",
                    "deploy",
                    "git",
                    "license",
                    "licence",
                    "service",
                    "account",
                    "webhook",
                    "jwt",
                    "rsa",
                    "app",
                    "admin",
                    "session",
                    "storage",
                    "stripe",
                    "openai",
                    "anthropic",
                    "sendgrid",
                    "mailgun",
                    "twilio");

    private static final Set<String> SECRET_AUTHS =
            Set.of("npm", "docker", "registry", "proxy", "basic", "http", "redis", "rediscli");

    /** Words that mean a secret where they end one without a break, such as {@code PGPASSWORD}. */
    private static final Pattern RUN_TOGETHER =
            Pattern.compile("(?!no).+(?:password|passwd|passphrase|secret|token|apikey)");

    /** How Bundler is given what a host of gems asks for: {@code BUNDLE_GEMS__ACME__COM}. */
    private static final Pattern GEM_HOST =
            Pattern.compile("BUNDLE_[A-Z0-9_]+__(?:COM|ORG|NET|IO|DEV|CO|AI|APP)");

    /** Words that say that it is no secret, wherever they stand. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "public",
                    "publishable",
                    "allow",
                    "random",
                    "no",
                    "require",
                    "required",
                    "enable",
                    "disable",
                    "use",
                    "generate",
                    "pad",
                    "eos",
                    "bos",
                    "unk",
                    "mask",
                    "max",
                    "min",
                    "dummy",
                    "example",
                    "gpg",
                    "pgp");

    /** Words at the end that only say for what it is. */
    private static final Set<String> SUFFIXES =
            Set.of("dev", "prod", "production", "staging", "stage", "test", "local", "ci", "base");

    /** One of these is in every such name. */
    private static final List<String> CLUES =
            List.of(
                    "pass",
                    "pwd",
                    "pword",
                    "psw",
                    "secret",
                    "token",
                    "key",
                    "credential",
                    "auth",
                    "pat",
                    "pepper");

    private SecretName() {}

    /** Whether it is what Bundler hands to a host of gems. */
    static boolean isOfGemHost(String name) {
        return name.startsWith("BUNDLE_") && GEM_HOST.matcher(name).matches();
    }

    static boolean isSecret(String name) {
        if (isOfGemHost(name)) {
            return true;
        }
        var small = name.toLowerCase(Locale.ROOT);
        if (!hasClue(small)) {
            return false;
        }
        var words = words(name);
        if (words.stream().anyMatch(HARMLESS::contains)) {
            return false;
        }
        while (words.size() > 1 && SUFFIXES.contains(words.getLast())) {
            words.removeLast();
        }
        var last = words.isEmpty() ? "" : words.getLast().replaceFirst("\\d+$", "");
        var before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return SECRETS.contains(last)
                || RUN_TOGETHER.matcher(last).matches()
                || (SECOND_WORDS.contains(last) && !before.isEmpty() && !before.equals("old"))
                || (last.equals("key") && SECRET_KEYS.contains(before))
                || (last.equals("auth") && SECRET_AUTHS.contains(before));
    }

    private static boolean hasClue(String name) {
        for (var clue : CLUES) {
            if (name.contains(clue)) {
                return true;
            }
        }
        return false;
    }

    /** How many words a name has: two in {@code FtpPassword} and in {@code FTP_PASSWORD}. */
    static int length(String name) {
        return words(name).size();
    }

    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        for (var word : WORD_BREAK.split(name)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }
}
