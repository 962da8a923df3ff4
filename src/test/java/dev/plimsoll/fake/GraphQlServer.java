package dev.plimsoll.fake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.Scalars;
import graphql.TypeResolutionEnvironment;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs queries over the state, after checking them against GitHub's schema. */
final class GraphQlServer {
    /** Read once: it is the same for every test. */
    private static final TypeDefinitionRegistry SCHEMA = schema();

    private final World world;
    private final Graph graph;
    private final GraphQL engine;

    GraphQlServer(World world) {
        this.world = world;
        graph = new Graph(world);
        engine =
                GraphQL.newGraphQL(new SchemaGenerator().makeExecutableSchema(SCHEMA, wiring()))
                        .build();
    }

    private static TypeDefinitionRegistry schema() {
        try (var in = GraphQlServer.class.getResourceAsStream("/github/schema.graphql");
                var text =
                        new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            return new SchemaParser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply answer(JsonNode body, Token token) {
        var errors = new ArrayList<Map<String, @Nullable Object>>();
        var variables =
                Json.MAPPER.convertValue(
                        body.path("variables").isObject()
                                ? body.path("variables")
                                : Json.MAPPER.createObjectNode(),
                        new TypeReference<Map<String, Object>>() {});
        var result =
                engine.execute(
                        ExecutionInput.newExecutionInput(body.path("query").asText())
                                .variables(variables)
                                .graphQLContext(Map.of("errors", errors, "token", token))
                                .build());
        for (var error : result.getErrors()) {
            world.violations.add("GraphQL: " + error.getMessage());
            errors.add(Json.of("message", error.getMessage()));
        }
        var json = Json.of();
        if (result.isDataPresent()) {
            json.put("data", result.getData());
        }
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        return Reply.of(200, json);
    }

    private RuntimeWiring wiring() {
        var wiring = RuntimeWiring.newRuntimeWiring();
        for (var name : SCHEMA.scalars().keySet()) {
            if (!List.of("Int", "Float", "String", "Boolean", "ID").contains(name)) {
                wiring.scalar(anything(name));
            }
        }
        SCHEMA.types()
                .forEach((name, type) -> {
                    if (type instanceof InterfaceTypeDefinition
                            || type instanceof UnionTypeDefinition) {
                        wiring.type(name, each -> each.typeResolver(GraphQlServer::type));
                    } else if (type instanceof ObjectTypeDefinition) {
                        wiring.type(name, each -> each.defaultDataFetcher(this::field));
                    }
                });
        return wiring.type("Query", each -> each.dataFetcher("repository", graph::repository))
                .type(
                        "Repository",
                        each ->
                                each.dataFetcher("object", graph::object)
                                        .dataFetcher("pullRequest", graph::pullRequest))
                .type("Commit", each -> each.dataFetcher("file", graph::file))
                .type("PullRequest", each -> each.dataFetcher("reviewThreads", Graph::threads))
                .type(
                        "PullRequestReviewThread",
                        each -> each.dataFetcher("comments", graph::comments))
                .type(
                        "Mutation",
                        each ->
                                each.dataFetcher(
                                                "minimizeComment", env -> graph.minimise(env, true))
                                        .dataFetcher(
                                                "unminimizeComment",
                                                env -> graph.minimise(env, false)))
                .build();
    }

    /** What an object holds under a field's name; one that nobody thought of holds a fault. */
    private @Nullable Object field(DataFetchingEnvironment env) {
        var name = env.getField().getName();
        if (env.getSource() instanceof Map<?, ?> source && source.containsKey(name)) {
            return source.get(name);
        }
        var type = ((GraphQLNamedType) env.getParentType()).getName();
        world.violations.add("GraphQL: not made yet: %s.%s".formatted(type, name));
        return null;
    }

    private static GraphQLScalarType anything(String name) {
        Coercing<?, ?> text = Scalars.GraphQLString.getCoercing();
        return GraphQLScalarType.newScalar().name(name).coercing(text).build();
    }

    private static GraphQLObjectType type(TypeResolutionEnvironment env) {
        Map<String, Object> value = Objects.requireNonNull(env.getObject());
        var name = String.valueOf(value.get("__typename"));
        return Objects.requireNonNull(env.getSchema().getObjectType(name));
    }
}
