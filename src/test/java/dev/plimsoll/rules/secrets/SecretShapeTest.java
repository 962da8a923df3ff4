package dev.plimsoll.rules.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.source.Span;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Values are put together here, so that no scanner takes this file for a leak. */
class SecretShapeTest {
    private static final String LETTERS =
            "aB3dE5fG7hJ9kL2mN4pQ6rS8tU1vW3xY5zA7bC9dE2fG4hJ6kL8mN1pQ3rS5tU7v";

    private static List<SecretShape.Found> found(String text, int end) {
        return SecretShape.in(text, new Span(0, end));
    }

    private static List<String> kinds(String text) {
        return found(text, text.length()).stream().map(SecretShape.Found::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "A GitHub token, ghp_, 36",
        "A GitHub token, github_pat_, 60",
        "A GitLab token, glpat-, 20",
        "A Slack token, xoxb-, 40",
        "A Google API key, AIza, 35",
        "A Stripe key, sk_live_, 24",
        "An npm token, npm_, 36",
        "A Docker Hub token, dckr_pat_, 27",
        "A PyPI token, pypi-AgEIcHlwaS5vcmc, 60"
    })
    void aTokenIsKnownByItsStartAndLength(String kind, String start, int length) {
        var token = start + LETTERS.substring(0, length);
        assertEquals(List.of(kind), kinds("RUN login --token=" + token + " now"));
        assertEquals(List.of(), kinds("RUN login --token=" + start + " now"));
    }

    @Test
    void aSecretKeyOfAwsIsKnownByItsName() {
        var key = LETTERS.substring(0, 40);
        assertEquals(List.of("An AWS secret key"), kinds("ENV AWS_SECRET_ACCESS_KEY=" + key));
        assertEquals(List.of("An AWS secret key"), kinds("aws_secret_access_key = " + key));
        assertEquals(List.of(), kinds("ENV CHECKSUM=" + key));
    }

    @Test
    void aLetteredTokenOfHuggingFaceIsFound() {
        var token = "hf_" + LETTERS.replaceAll("[0-9]", "").repeat(2).substring(0, 34);
        assertEquals(List.of("A Hugging Face token"), kinds("ENV HF=" + token));
    }

    @Test
    void severalInOneTextAreFoundInOrder() {
        var text =
                "-----BEGIN "
                        + "OPENSSH PRIVATE KEY----- https://bob:"
                        + "correct-horse@example.com npm_"
                        + LETTERS.substring(0, 36);
        assertEquals(
                List.of("A private key", "The password in this URL", "An npm token"), kinds(text));
    }

    @Test
    void onlyThePieceIsSearched() {
        var token = "npm_" + LETTERS.substring(0, 36);
        var text = token + " " + token;
        assertEquals(1, found(text, token.length()).size());
    }
}
