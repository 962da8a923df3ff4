package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Optional;

/**
 * One request, looked up in GitHub's description.
 *
 * @param parameters of the path, by name
 * @param token empty where the App itself speaks
 */
record Ask(
        String operation,
        Map<String, String> parameters,
        Map<String, String> query,
        JsonNode body,
        Optional<Token> token) {

    String parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).orElseThrow();
    }

    long number(String name) {
        var text = parameter(name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    int query(String name, int otherwise) {
        return Optional.ofNullable(query.get(name)).map(Integer::parseInt).orElse(otherwise);
    }
}
