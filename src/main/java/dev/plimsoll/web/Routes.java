package dev.plimsoll.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What answers where.
 *
 * @param app empty where nothing of GitHub is set
 */
public record Routes(Optional<AppRoutes> app, Metrics metrics, RulePages rules) {

    /** What only a server has that knows its App. */
    public record AppRoutes(Hook hook, Readiness readiness) {}

    void register(RoutesConfig routes) {
        routes.get("/", this::start);
        routes.get("/healthz", context -> text(context, 200, "alive"));
        routes.get("/readyz", this::ready);
        routes.get("/metrics", this::metrics);
        routes.get("/rules", rules::answerList);
        routes.get("/rules/{id}", rules::answerPage);
        routes.post("/webhook", this::webhook);
    }

    private void start(Context context) {
        html(context, app.isPresent() ? StartPage.CONFIGURED : StartPage.UNCONFIGURED);
    }

    private void ready(Context context) throws InterruptedException {
        var problems =
                app.isPresent()
                        ? app.get().readiness().problems()
                        : List.of("Nothing of GitHub is set: the page at `/` says what to set.");
        text(
                context,
                problems.isEmpty() ? 200 : 503,
                problems.isEmpty() ? "ready" : String.join("\n", problems));
    }

    private void metrics(Context context) throws IOException {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(metrics.text());
    }

    private void webhook(Context context) throws IOException, InterruptedException {
        if (app.isEmpty()) {
            text(context, 503, "Nothing of GitHub is set: the page at `/` says what to set.");
            return;
        }
        app.get().hook().handle(context);
    }

    private static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8").result(page);
    }

    private static void text(Context context, int status, String words) {
        context.status(status).contentType("text/plain; charset=utf-8").result(words + "\n");
    }
}
