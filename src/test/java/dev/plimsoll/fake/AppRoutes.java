package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What an App asks about itself. */
final class AppRoutes {
    private final World world;
    private final Rendering rendering;
    private final Hook hook;
    private Duration tokenLife = Duration.ofHours(1);

    AppRoutes(World world, Rendering rendering, Hook hook) {
        this.world = world;
        this.rendering = rendering;
        this.hook = hook;
    }

    Map<String, Function<Ask, Reply>> routes() {
        return Map.of(
                "GET /app", ask -> Reply.of(200, rendering.app()),
                "GET /app/hook/config", ask -> Reply.of(200, hook.config()),
                "GET /app/hook/deliveries", ask -> Reply.of(200, hook.deliveries()),
                "POST /app/hook/deliveries/{delivery_id}/attempts", this::again,
                "GET /app/installations/{installation_id}", this::installation,
                "POST /app/installations/{installation_id}/access_tokens", this::token,
                "GET /repos/{owner}/{repo}/installation", this::installationOf);
    }

    void tokensLive(Duration time) {
        tokenLife = time;
    }

    private Reply again(Ask ask) {
        return hook.again(ask.number("delivery_id")) ? Reply.of(202, Map.of()) : Reply.notFound();
    }

    private Reply installation(Ask ask) {
        return Reply.of(200, rendering.installation(known(ask)));
    }

    private Reply installationOf(Ask ask) {
        return world.repository(ask.parameter("owner") + "/" + ask.parameter("repo"))
                .map(each -> Reply.of(200, rendering.installation(each.installation())))
                .orElseGet(Reply::notFound);
    }

    private Reply token(Ask ask) {
        var installation = known(ask);
        if (installation.isSuspended()) {
            return Reply.problem(403, "This installation has been suspended", List.of());
        }
        var permissions = new TreeMap<String, String>();
        for (var wanted : ask.body().path("permissions").properties()) {
            var has = installation.permissions().getOrDefault(wanted.getKey(), "none");
            var level = wanted.getValue().asText();
            if (!has.equals(level) && !(has.equals("write") && level.equals("read"))) {
                return unprocessable(
                        "The permissions requested are not granted to this installation.");
            }
            permissions.put(wanted.getKey(), level);
        }
        if (permissions.isEmpty()) {
            permissions.putAll(installation.permissions());
        }
        var repositories = new HashSet<Long>();
        for (JsonNode id : ask.body().path("repository_ids")) {
            var repository = Optional.ofNullable(world.repositories.get(id.asLong()));
            if (repository.filter(each -> each.installation() == installation).isEmpty()) {
                return unprocessable(
                        "There is at least one repository that does not exist or is not"
                                + " accessible to the parent installation.");
            }
            repositories.add(id.asLong());
        }
        if (repositories.isEmpty()) {
            world.violations.add("a token for every repository of an installation");
        }
        return Reply.of(201, rendering.token(issued(installation, repositories, permissions)));
    }

    /** As long as those that GitHub gives out since 2026, and with their dots. */
    private Token issued(
            FakeInstallation installation, Set<Long> repositories, Map<String, String> may) {
        var text =
                ("ghs_%d_%d.".formatted(World.APP, world.nextId()) + "aB3.-_xY".repeat(64))
                        .substring(0, 520);
        var token =
                new Token(
                        text,
                        installation.id(),
                        repositories,
                        may,
                        world.clock.instant().plus(tokenLife));
        world.tokens.put(text, token);
        return token;
    }

    private FakeInstallation known(Ask ask) {
        return Optional.ofNullable(world.installations.get(ask.number("installation_id")))
                .filter(each -> !each.isRemoved())
                .orElseThrow(() -> new Refusal(Reply.notFound()));
    }

    private static Reply unprocessable(String message) {
        return Reply.problem(422, message, List.of());
    }
}
