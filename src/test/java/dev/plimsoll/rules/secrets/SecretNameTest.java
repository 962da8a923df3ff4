package dev.plimsoll.rules.secrets;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "DB_PASSWORD",
                "dbPassword",
                "MYSQL_ROOT_PASSWORD",
                "NPM_TOKEN",
                "GITHUB_TOKEN_CI",
                "AWS_SECRET_ACCESS_KEY",
                "SECRET_KEY_BASE",
                "APIKey",
                "npm_auth",
                "JENKINS_PSW",
                "SSH_PRIVATE_KEY",
                "DB_PASS",
                "STRIPE_SECRET",
                "GOOGLE_CREDENTIALS",
                "DEVISE_PEPPER",
                "LICENSE_KEY",
                "TOKEN2",
                "PGPASSWORD",
                "DBPASSWORD",
                "REDISCLI_AUTH",
                "STRIPE_KEY",
                "GITHUBTOKEN",
                "CLIENTSECRET"
            })
    void isASecret(String name) {
        assertTrue(SecretName.isSecret(name), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "PASS",
                "GPG_KEY",
                "GPG_KEYS",
                "PUBLIC_KEY",
                "NEXT_PUBLIC_API_KEY",
                "DB_PASSWORD_FILE",
                "TOKEN_URL",
                "AWS_ACCESS_KEY_ID",
                "SECRET_NAME",
                "GIT_USERNAME",
                "AUTHOR",
                "RAPIDS_VERSION",
                "TOKENIZERS_PARALLELISM",
                "GOPRIVATE",
                "KMS_KEY_ALIAS",
                "CACHE_KEY",
                "SITE_KEY",
                "ALLOW_EMPTY_PASSWORD",
                "MAX_TOKEN",
                "OLD_PWD",
                "OAUTH2_PROXY_VERSION",
                "KEEPASSXC_VERSION",
                "TOKENS",
                "BYPASS",
                "NOPASSWORD",
                "STRIPE_PUBLISHABLE_KEY",
                "ETCD_AUTH_TOKEN_TTL",
                "COMPASS"
            })
    void isNone(String name) {
        assertFalse(SecretName.isSecret(name), name);
    }
}
