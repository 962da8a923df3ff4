package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Knows GitHub's description of its interface and what of a request is against it. */
final class Oracle {
    /** Parameters that may hold slashes. */
    private static final Set<String> LONG = Set.of("path", "ref", "basehead", "branch");

    private static final Set<String> PLAIN = Set.of("integer", "number", "boolean");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String HOME = "https://github.example/openapi.json";

    /** An operation, such as {@code GET /repos/{owner}/{repo}/pulls/{pull_number}}. */
    record Operation(String name, Map<String, String> parameters, JsonNode described) {}

    private record Path(String template, Pattern pattern, List<String> names, int fixed) {}

    /** Read once: it is the same for every test. */
    private static final Oracle INSTANCE = new Oracle();

    private final JsonNode description;
    private final SchemaRegistry registry;
    private final List<Path> paths;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Oracle() {
        try (var in = Oracle.class.getResourceAsStream("/github/openapi.json")) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            description = Json.MAPPER.readTree(text);
            registry =
                    SchemaRegistry.withDialect(
                            Dialects.getOpenApi30(), b -> b.schemas(Map.of(HOME, text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new ArrayList<Path>();
        description.path("paths").fieldNames().forEachRemaining(each -> all.add(path(each)));
        all.sort(Comparator.comparingInt(Path::fixed).reversed());
        paths = List.copyOf(all);
    }

    static Oracle instance() {
        return INSTANCE;
    }

    private static Path path(String template) {
        var names = new ArrayList<String>();
        var pattern = new StringBuilder();
        var parameter = PARAMETER.matcher(template);
        int at = 0;
        while (parameter.find()) {
            pattern.append(Pattern.quote(template.substring(at, parameter.start())));
            names.add(parameter.group(1));
            pattern.append(LONG.contains(parameter.group(1)) ? "(.+)" : "([^/]+)");
            at = parameter.end();
        }
        pattern.append(Pattern.quote(template.substring(at)));
        int fixed = PARAMETER.matcher(template).replaceAll("").length();
        return new Path(template, Pattern.compile(pattern.toString()), names, fixed);
    }

    Optional<Operation> operation(String method, String path) {
        for (var each : paths) {
            var match = each.pattern().matcher(path);
            var described =
                    description
                            .path("paths")
                            .path(each.template())
                            .path(method.toLowerCase(Locale.ROOT));
            if (!described.isMissingNode() && match.matches()) {
                var parameters = new LinkedHashMap<String, String>();
                for (int i = 0; i < each.names().size(); i++) {
                    parameters.put(
                            each.names().get(i),
                            URLDecoder.decode(
                                    match.group(i + 1).replace("+", "%2B"),
                                    StandardCharsets.UTF_8));
                }
                return Optional.of(
                        new Operation(method + " " + each.template(), parameters, described));
            }
        }
        return Optional.empty();
    }

    /** What of a request is against the description; empty where nothing is. */
    List<String> faults(Operation operation, Map<String, String> query, String body) {
        var faults = new ArrayList<String>();
        var known = new HashMap<String, JsonNode>();
        for (var raw : operation.described().path("parameters")) {
            var parameter = resolved(raw);
            var name = parameter.path("name").asText();
            boolean inQuery = parameter.path("in").asText().equals("query");
            known.put(name, parameter);
            var value =
                    Optional.ofNullable(
                            inQuery ? query.get(name) : operation.parameters().get(name));
            if (value.isEmpty() && parameter.path("required").asBoolean()) {
                faults.add("without the parameter " + name);
            }
            value.ifPresent(given -> faults.addAll(valueFaults(name, parameter, given)));
        }
        query.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> faults.add("unknown parameter " + name));
        faults.addAll(bodyFaults(operation, body));
        return faults;
    }

    private List<String> valueFaults(String name, JsonNode parameter, String value) {
        var type = resolved(parameter.path("schema")).path("type").asText();
        var json = PLAIN.contains(type) ? value : Json.MAPPER.valueToTree(value).toString();
        var schema =
                schemas.computeIfAbsent(
                        parameter.path("schema").toString(),
                        text -> inline(parameter.path("schema")));
        try {
            return schema.validate(json, InputFormat.JSON).stream()
                    .map(error -> "parameter " + name + ": " + error.getMessage())
                    .toList();
        } catch (RuntimeException e) {
            return List.of("parameter %s: `%s` is no %s".formatted(name, value, type));
        }
    }

    private Schema inline(JsonNode schema) {
        return schema.has("$ref") ? at(schema.path("$ref").asText()) : registry.getSchema(schema);
    }

    private List<String> bodyFaults(Operation operation, String body) {
        var described = operation.described().path("requestBody");
        if (described.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of("a body where none belongs");
        }
        if (body.isEmpty()) {
            return described.path("required").asBoolean() ? List.of("without a body") : List.of();
        }
        var words = operation.name().split(" ");
        var pointer =
                "#/paths/%s/%s/requestBody/content/application~1json/schema"
                        .formatted(
                                words[1].replace("~", "~0")
                                        .replace("/", "~1")
                                        .replace("{", "%7B")
                                        .replace("}", "%7D"),
                                words[0].toLowerCase(Locale.ROOT));
        try {
            return at(pointer).validate(body, InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .toList();
        } catch (RuntimeException e) {
            return List.of("a body that is no JSON");
        }
    }

    private Schema at(String pointer) {
        return schemas.computeIfAbsent(
                pointer, each -> registry.getSchema(SchemaLocation.of(HOME + each)));
    }

    private JsonNode resolved(JsonNode node) {
        var each = node;
        while (each.has("$ref")) {
            each = description.at(each.path("$ref").asText().substring(1));
        }
        return each;
    }
}
