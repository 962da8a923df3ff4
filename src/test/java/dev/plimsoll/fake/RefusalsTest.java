package dev.plimsoll.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.jsonwebtoken.Jwts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;

/** That the fake refuses: a fake that takes everything proves nothing. */
class RefusalsTest {
    private static final String BEFORE = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\n";
    private static final String AFTER = "A\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nM\n";

    private final FakeGitHub fake = FakeGitHub.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private String head = "";

    @BeforeEach
    void open() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7)
                        .file("Dockerfile", BEFORE, AFTER)
                        .added("large", "x\n")
                        .withoutPatch("large")
                        .open();
        head = pull.head();
        var answer =
                call(
                        "POST",
                        "/app/installations/1000/access_tokens",
                        jwt(Duration.ofMinutes(9), fake.appId()),
                        "{\"repository_ids\":[500],\"permissions\":{\"pull_requests\":\"write\","
                                + "\"checks\":\"write\",\"contents\":\"read\"}}");
        token = json(answer).path("token").asText();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private String jwt(Duration life, String issuer) {
        var now = Instant.now();
        return Jwts.builder()
                .issuer(issuer)
                .issuedAt(Date.from(now.minusSeconds(60)))
                .expiration(Date.from(now.plus(life)))
                .signWith(fake.key(), Jwts.SIG.RS256)
                .compact();
    }

    private HttpResponse<String> call(String method, String path, String bearer, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(fake.url() + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .header("Authorization", "Bearer " + bearer)
                        .header("User-Agent", "test")
                        .header("Accept", "application/vnd.github+json")
                        .header("X-GitHub-Api-Version", "2022-11-28")
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void givesOutTokensAsLongAsGitHubDoes() {
        assertEquals(520, token.length());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void letsInOnlyTheAppItself() throws Exception {
        assertEquals(
                401, call("GET", "/app", jwt(Duration.ofMinutes(11), "4242"), "").statusCode());
        assertEquals(
                401, call("GET", "/app", jwt(Duration.ofMinutes(-1), "4242"), "").statusCode());
        assertEquals(401, call("GET", "/app", jwt(Duration.ofMinutes(9), "7"), "").statusCode());
        assertEquals(401, call("GET", "/app", "ghs_nonsense", "").statusCode());
        assertEquals(401, call("GET", "/repos/acme/shop/pulls/7", "ghs_no", "").statusCode());
    }

    @Test
    void showsARepositoryOnlyToItsToken() throws Exception {
        fake.pullRequest("acme/till", 1).added("Dockerfile", "x").open();
        assertEquals(200, call("GET", "/repos/acme/shop/pulls/7", token, "").statusCode());
        assertEquals(404, call("GET", "/repos/acme/till/pulls/1", token, "").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'titel':1} | POST /repos/{owner}/{repo}/check-runs: : property 'titel' is"
                        + " not defined in the schema and the schema does not allow additional"
                        + " properties",
                "{'status':'done'} | POST /repos/{owner}/{repo}/check-runs: /status: does not have"
                        + " a value in the enumeration [\"queued\", \"in_progress\","
                        + " \"completed\"]",
                "{'name':5} | POST /repos/{owner}/{repo}/check-runs: /name: integer found, string"
                        + " expected"
            })
    void holdsBodiesAgainstGitHubsDescription(String fields, String fault) throws Exception {
        var body = Json.MAPPER.createObjectNode();
        body.put("name", "Plimsoll").put("head_sha", head);
        body.setAll((ObjectNode) Json.MAPPER.readTree(fields.replace('\'', '"')));
        call("POST", "/repos/acme/shop/check-runs", token, body.toString());
        assertEquals(List.of(fault), fake.faults());
    }

    @Test
    void holdsQueriesAgainstGitHubsDescription() throws Exception {
        call("GET", "/repos/acme/shop/pulls?stat=open", token, "");
        call("GET", "/repos/acme/shop/pulls?per_page=many", token, "");
        assertEquals(
                List.of(
                        "GET /repos/{owner}/{repo}/pulls: unknown parameter stat",
                        "GET /repos/{owner}/{repo}/pulls: parameter per_page: `many` is no"
                                + " integer",
                        "the fake itself failed: java.lang.NumberFormatException: For input"
                                + " string: \"many\""),
                fake.faults());
    }

    @Test
    void holdsGraphQlAgainstGitHubsSchema() throws Exception {
        call("POST", "/graphql", token, "{\"query\":\"{ viewer { shoesize } }\"}");
        assertEquals(
                List.of(
                        "GraphQL: Validation error (FieldUndefined@[viewer/shoesize]) : Field"
                                + " 'shoesize' in type 'User' is undefined"),
                fake.faults());
    }

    @Test
    void noticesAFieldThatItDoesNotHave() throws Exception {
        call("POST", "/graphql", token, "{\"query\":\"{ rateLimit { cost } }\"}");
        assertEquals(List.of("GraphQL: not made yet: Query.rateLimit"), fake.faults());
    }

    @Test
    void noticesARequestThatDoesNotSayWhoSendsIt() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(fake.url() + "/app"))
                        .header("Authorization", "Bearer " + jwt(Duration.ofMinutes(9), "4242"))
                        .build();
        assertEquals(200, client.send(request, BodyHandlers.ofString()).statusCode());
        assertEquals(
                List.of(
                        "GET /app HTTP/1.1: without its own User-Agent",
                        "GET /app HTTP/1.1: without its own Accept",
                        "GET /app HTTP/1.1: without its own X-GitHub-Api-Version"),
                fake.faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'status':'completed' | If status is completed, conclusion is required.",
                "'output':{'title':'t','summary':'SUMMARY'} | Output summary is too long.",
                "'output':{'title':'t','summary':'s','annotations':MANY} | No more than 50 items"
                        + " are allowed; 50 annotations a request.",
                "'output':{'title':'t','summary':'s','annotations':[{'path':'a','start_line':1,"
                        + "'end_line':2,'start_column':1,'annotation_level':'notice',"
                        + "'message':'m'}]} | Annotation columns are allowed on one line only.",
                "'output':{'title':'t','summary':'s','annotations':[{'path':'a','start_line':3,"
                        + "'end_line':2,'annotation_level':'notice','message':'m'}]} | Annotation"
                        + " lines 3 to 2 are invalid.",
                "'output':{'title':'t','summary':'s','annotations':[{'path':'a','start_line':1,"
                        + "'end_line':1,'annotation_level':'notice','message':''}]} | Annotation"
                        + " message cannot be blank."
            })
    void refusesCheckRunsAsGitHubDoes(String fields, String message) throws Exception {
        var many =
                "[%s]"
                        .formatted(
                                String.join(
                                        ",",
                                        Collections.nCopies(
                                                51,
                                                "{'path':'a','start_line':1,'end_line':1,"
                                                        + "'annotation_level':'notice',"
                                                        + "'message':'m'}")));
        var body =
                "{'name':'Plimsoll','head_sha':'%s',%s}"
                        .formatted(head, fields)
                        .replace("MANY", many)
                        .replace("SUMMARY", "s".repeat(65_536))
                        .replace('\'', '"');
        var answer = call("POST", "/repos/acme/shop/check-runs", token, body);
        assertEquals(422, answer.statusCode());
        assertEquals("Invalid request.\n\n" + message, json(answer).path("message").asText());
        assertEquals(List.of(), fake.repository("acme/shop").checkRuns());
    }

    @Test
    void refusesAnUnknownCommitAndAnothersRun() throws Exception {
        var body = "{\"name\":\"Plimsoll\",\"head_sha\":\"%s\"}".formatted("b".repeat(40));
        assertEquals(422, call("POST", "/repos/acme/shop/check-runs", token, body).statusCode());
        var run = fake.repository("acme/shop").add(new FakeCheckRun(5, 99, "build", head));
        assertEquals(
                403,
                call("PATCH", "/repos/acme/shop/check-runs/" + run.id(), token, "{\"name\":\"x\"}")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'path':'Dockerfile','line':7,'body':'b' | Pull request review thread line must be"
                        + " part of the diff",
                "'path':'other','line':1,'body':'b' | Path could not be resolved",
                "'path':'large','line':1,'body':'b' | Pull request review thread diff hunk can't"
                        + " be blank",
                "'path':'Dockerfile','line':1,'start_line':1,'body':'b' | Pull request review"
                        + " thread start line must precede the end line.",
                "'path':'Dockerfile','line':13,'start_line':1,'body':'b' | Pull request review"
                        + " thread start line must be part of the same hunk as the line.",
                "'path':'Dockerfile','line':1,'body':'' | Pull request review comment body can't"
                        + " be blank",
                "'path':'Dockerfile','line':1,'body':'LONG' | Body is too long (maximum is 65536"
                        + " characters)"
            })
    void refusesAWholeReviewForOneComment(String comment, String error) throws Exception {
        var body =
                "{'event':'COMMENT','body':'r','commit_id':'%s','comments':[{%s},{%s}]}"
                        .formatted(head, "'path':'Dockerfile','line':1,'body':'fine'", comment)
                        .replace("LONG", "l".repeat(65_537))
                        .replace('\'', '"');
        var answer = call("POST", "/repos/acme/shop/pulls/7/reviews", token, body);
        assertEquals(422, answer.statusCode());
        assertEquals(
                List.of(error), Json.MAPPER.convertValue(json(answer).path("errors"), List.class));
        assertEquals(List.of(), fake.repository("acme/shop").pull(7).comments());
        assertEquals(List.of(), fake.repository("acme/shop").pull(7).reviews());
    }

    @Test
    void refusesReviewsThatAreEmptyOrTooFull() throws Exception {
        var path = "/repos/acme/shop/pulls/7/reviews";
        assertEquals(422, call("POST", path, token, "{\"event\":\"COMMENT\"}").statusCode());
        var comments =
                String.join(
                        ",",
                        Collections.nCopies(
                                31, "{\"path\":\"Dockerfile\",\"line\":1,\"body\":\"b\"}"));
        var answer =
                call(
                        "POST",
                        path,
                        token,
                        "{\"event\":\"COMMENT\",\"body\":\"r\",\"comments\":[%s]}"
                                .formatted(comments));
        assertEquals(403, answer.statusCode());
        assertEquals("60", answer.headers().firstValue("retry-after").orElse(""));
    }
}
