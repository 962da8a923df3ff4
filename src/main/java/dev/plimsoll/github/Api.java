package dev.plimsoll.github;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where GitHub's interfaces are.
 *
 * @param base without a slash at the end, such as {@code https://api.github.com} or {@code
 *     https://ghe.acme.example/api/v3}
 */
record Api(URI base) {
    private static final String ENTERPRISE = "/api/v3";

    Api {
        var text = base.toString();
        base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * An address of the REST interface.
     *
     * @param path such as {@code /app/hook/config}, encoded
     */
    URI rest(String path) {
        return URI.create(base + path);
    }

    /**
     * An address below a repository.
     *
     * @param rest such as {@code /pulls/7}, encoded
     */
    URI of(Repository repository, String rest) {
        return rest(
                "/repos/%s/%s%s"
                        .formatted(
                                encoded(repository.owner()),
                                encoded(repository.shortName()),
                                rest));
    }

    URI graphQl() {
        var text = base.toString();
        return URI.create(
                text.endsWith(ENTERPRISE)
                        ? text.substring(0, text.length() - ENTERPRISE.length()) + "/api/graphql"
                        : text + "/graphql");
    }

    /** One segment of a path, or a value of a query. */
    static String encoded(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining("%20"));
    }
}
