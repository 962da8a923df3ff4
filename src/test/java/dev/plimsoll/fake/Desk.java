package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.RecordedRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Serves one request at a time: who asks, is it well said, may it be, and what comes of it. */
final class Desk {
    /** A request with what the server found out about it. */
    record Request(
            RecordedRequest http,
            String path,
            Map<String, String> query,
            String body,
            Act act,
            Optional<Oracle.Operation> operation) {}

    private final World world;
    private final String prefix;
    private final Gate gate;
    private final Pace pace;
    private final GraphQlServer graphQl;
    private final Map<String, Function<Ask, Reply>> routes = new HashMap<>();

    Desk(World world, PublicKey key, String prefix) {
        this.world = world;
        this.prefix = prefix;
        gate = new Gate(world, key);
        pace = new Pace(world);
        graphQl = new GraphQlServer(world);
    }

    void add(Map<String, Function<Ask, Reply>> more) {
        routes.putAll(more);
    }

    Reply reply(Request request) {
        synchronized (world) {
            try {
                return examined(request);
            } catch (Refusal refusal) {
                if (refusal.reply().status() == 422) {
                    world.refusals.add(
                            new String(
                                    refusal.reply().body().orElse(new byte[0]),
                                    StandardCharsets.UTF_8));
                }
                return refusal.reply();
            }
        }
    }

    private Reply examined(Request given) {
        var request = given.http();
        var path = given.path();
        headers(request);
        var moved = redirect(path);
        if (moved.isPresent()) {
            return moved.get();
        }
        var known = given.operation();
        if (known.isEmpty()) {
            world.violations.add("no such operation: " + request.getMethod() + " " + path);
            return Reply.notFound();
        }
        var name = known.get().name();
        boolean asApp = name.contains(" /app") || name.endsWith("/installation");
        var token =
                asApp ? Optional.<Token>empty() : Optional.of(gate.token(authorization(request)));
        if (asApp) {
            gate.checkApp(authorization(request));
        }
        if (!name.equals("POST /graphql")) {
            Oracle.instance()
                    .faults(known.get(), given.query(), given.body())
                    .forEach(fault -> world.violations.add(name + ": " + fault));
        }
        token.ifPresent(each -> Gate.checkPermission(name, each));
        if (given.act().isWrite()) {
            pace.write(token.orElseThrow().installation());
        }
        var ask = new Ask(name, known.get().parameters(), given.query(), json(given.body()), token);
        if (name.equals("POST /graphql")) {
            return graphQl.answer(ask.body(), token.orElseThrow());
        }
        var route = Optional.ofNullable(routes.get(name));
        if (route.isEmpty()) {
            world.violations.add("not made yet: " + name);
            return Reply.notFound();
        }
        return linked(request, route.get().apply(ask));
    }

    private void headers(RecordedRequest request) {
        for (var name : List.of("User-Agent", "Accept", "X-GitHub-Api-Version")) {
            var value = request.getHeaders().get(name);
            if (value == null || value.startsWith("Java-http-client")) {
                world.violations.add(request.getRequestLine() + ": without its own " + name);
            }
        }
    }

    /** A renamed repository answers with its number in place of its name. */
    Optional<Reply> redirect(String path) {
        synchronized (world) {
            return moved(path);
        }
    }

    private Optional<Reply> moved(String path) {
        for (var repository : world.repositories.values()) {
            for (var name : repository.formerNames()) {
                var old = prefix + "/repos/" + name;
                if (path.equals(old) || path.startsWith(old + "/")) {
                    var url =
                            "%s/repositories/%d%s"
                                    .formatted(
                                            prefix, repository.id(), path.substring(old.length()));
                    return Optional.of(
                            Reply.problem(301, "Moved Permanently", List.of())
                                    .with("Location", url));
                }
            }
        }
        return Optional.empty();
    }

    /** A path with the name of a repository in place of its number. */
    String named(String path) {
        var start = prefix + "/repositories/";
        if (!path.startsWith(start)) {
            return path;
        }
        var rest = path.substring(start.length());
        int slash = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        synchronized (world) {
            return Optional.ofNullable(
                            world.repositories.get(Long.parseLong(rest.substring(0, slash))))
                    .map(each -> prefix + "/repos/" + each.name() + rest.substring(slash))
                    .orElse(path);
        }
    }

    private static String authorization(RecordedRequest request) {
        var value = request.getHeaders().get("Authorization");
        return value == null || !value.startsWith("Bearer ")
                ? ""
                : value.substring("Bearer ".length());
    }

    private static JsonNode json(String body) {
        try {
            return body.isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new Refusal(Reply.problem(400, "Problems parsing JSON", List.of()));
        }
    }

    private static Reply linked(RecordedRequest request, Reply reply) {
        var next = Optional.ofNullable(reply.headers().get(Paging.NEXT));
        if (next.isEmpty()) {
            return reply;
        }
        var url = request.getUrl().newBuilder().setQueryParameter("page", next.get()).build();
        return reply.with("Link", "<%s>; rel=\"next\", <%s>; rel=\"last\"".formatted(url, url));
    }
}
