package dev.plimsoll.web;

/** The page at the root: that Plimsoll runs, or what to set so that it does. */
final class StartPage {
    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Plimsoll</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
            code { font-size: .95em; }
            @media (prefers-color-scheme: dark) { body { background: #111; color: #ddd; } a { color: #8cf; } }
            </style>
            <h1>Plimsoll</h1>
            %s
            </html>
            """;

    static final String CONFIGURED =
            FRAME.formatted(
                    """
                    <p>Plimsoll reviews the Dockerfiles of pull requests. It is running.</p>
                    <p><a href="rules">The rules</a></p>\
                    """);

    static final String UNCONFIGURED =
            FRAME.formatted(
                    """
                    <p>Plimsoll is running, but it does not know its GitHub App yet. Set these variables and start it again:</p>
                    <ul>
                    <li><code>GITHUB_APP_ID</code>: the App ID on the App's settings page</li>
                    <li><code>GITHUB_PRIVATE_KEY</code>: a private key of the App, or <code>GITHUB_PRIVATE_KEY_FILE</code>: the file that holds it</li>
                    <li><code>GITHUB_WEBHOOK_SECRET</code>: the secret of the App's webhook, whose address is <code>/webhook</code> on this server and whose content type is <code>application/json</code></li>
                    </ul>
                    <p>For GitHub Enterprise Server, set <code>GITHUB_API_URL</code> to <code>https://HOST/api/v3</code>.</p>
                    <p><a href="rules">The rules</a></p>\
                    """);

    private StartPage() {}
}
