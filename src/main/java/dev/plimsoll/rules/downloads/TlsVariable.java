package dev.plimsoll.rules.downloads;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An environment variable that switches the check of certificates off.
 *
 * @param anyCase whether small and capital letters are the same in its name
 * @param off the values that do
 * @param ids what other tools call it
 */
record TlsVariable(String name, boolean anyCase, Pattern off, List<String> ids) {
    private static final List<TlsVariable> ALL =
            List.of(
                    of("NODE_TLS_REJECT_UNAUTHORIZED", "0", "CKV2_DOCKER_6"),
                    of("PYTHONHTTPSVERIFY", "0", "CKV2_DOCKER_5"),
                    // whatever its value is, git only looks whether it is set
                    of("GIT_SSL_NO_VERIFY", ".*", "CKV2_DOCKER_14"),
                    inAnyCase("npm_config_strict_ssl", "(?i)false|0|no|off", "CKV2_DOCKER_12"),
                    inAnyCase("yarn_enable_strict_ssl", "(?i)false|0|no|off"),
                    of("PIP_TRUSTED_HOST", "(?!localhost\\b|127\\.).+", "CKV2_DOCKER_16"),
                    of("UV_INSECURE_HOST", "(?!localhost\\b|127\\.).+"),
                    of("GOINSECURE", ".+"),
                    // of `go get`, until Go 1.17
                    of("GOFLAGS", "(?:.*\\s)?--?insecure(?:=(?:true|1))?(?:\\s.*)?"),
                    of("CONDA_SSL_VERIFY", "(?i)false|0|no|<false>"),
                    of("MAMBA_SSL_VERIFY", "(?i)false|0|no|<false>"),
                    of("BUNDLE_SSL_VERIFY_MODE", "(?i)0|none"),
                    of("PERL_LWP_SSL_VERIFY_HOSTNAME", "0"));

    /** By the name in small letters. */
    private static final Map<String, TlsVariable> BY_NAME =
            ALL.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    each -> each.name.toLowerCase(Locale.ROOT), each -> each));

    private static TlsVariable of(String name, String off, String... ids) {
        return new TlsVariable(name, false, Pattern.compile(off), List.of(ids));
    }

    private static TlsVariable inAnyCase(String name, String off, String... ids) {
        return new TlsVariable(name, true, Pattern.compile(off), List.of(ids));
    }

    /** The variable of a name. */
    static Optional<TlsVariable> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)))
                .filter(each -> each.anyCase || each.name.equals(name));
    }

    /** The variable of a name, if a value switches the check off. */
    static Optional<TlsVariable> off(String name, String value) {
        return named(name).filter(each -> each.isOff(value));
    }

    boolean isOff(String value) {
        return off.matcher(value).matches();
    }
}
