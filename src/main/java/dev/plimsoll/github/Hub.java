package dev.plimsoll.github;

import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHAppInstallationToken;
import org.kohsuke.github.GHEvent;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the library does for us: the App, its installations and their tokens. */
final class Hub {
    private final org.kohsuke.github.GitHub hub;

    Hub(URI api, AppAuth auth, Wire wire) {
        try {
            hub =
                    new GitHubBuilder()
                            .withEndpoint(api.toString())
                            .withConnector(wire)
                            .withAuthorizationProvider(auth::authorization)
                            // Its default handlers sleep, up to an hour, in the thread that calls.
                            .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                            .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                            .build();
        } catch (IOException e) {
            throw new IllegalStateException("building asks nobody", e);
        }
    }

    App app() throws CallFailed {
        try {
            var app = hub.getApp();
            return new App(
                    app.getId(),
                    app.getSlug(),
                    app.getName(),
                    app.getPermissions(),
                    names(app.getEvents()));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Installation installation(long id) throws CallFailed {
        try {
            var installation = hub.getApp().getInstallationById(id);
            return new Installation(
                    id,
                    installation.getAccount().getLogin(),
                    permissions(installation.getPermissions()),
                    names(installation.getEvents()),
                    installation.getSuspendedAt() != null);
        } catch (IOException e) {
            throw gone(failed(e), "installation " + id);
        }
    }

    /** A token for one repository; one call. */
    GHAppInstallationToken token(long installation, long repository, Map<String, String> needed)
            throws CallFailed {
        var permissions = new TreeMap<String, GHPermissionType>();
        needed.forEach((name, level) -> permissions.put(name, type(level)));
        try {
            return known(installation)
                    .createToken()
                    .permissions(permissions)
                    .repositoryIds(List.of(repository))
                    .create();
        } catch (IOException e) {
            throw gone(failed(e), "installation " + installation);
        }
    }

    /** An installation without asking for it: its id is all that a token needs. */
    private GHAppInstallation known(long id) throws IOException {
        var payload =
                """
                {"installation":{"id":%1$d,"access_tokens_url":"%2$s/app/installations/%1$d/access_tokens"}}\
                """
                        .formatted(id, hub.getApiUrl());
        return hub.parseEventPayload(new StringReader(payload), GHEventPayload.Installation.class)
                .getInstallation();
    }

    private static GHPermissionType type(String level) {
        return GHPermissionType.valueOf(level.toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> permissions(Map<String, GHPermissionType> granted) {
        var permissions = new TreeMap<String, String>();
        granted.forEach(
                (name, type) -> permissions.put(name, type.name().toLowerCase(Locale.ROOT)));
        return permissions;
    }

    private static List<String> names(Collection<GHEvent> events) {
        return events.stream().map(event -> event.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static CallFailed gone(CallFailed failed, String what) {
        return failed.why() instanceof Failure.Refused refused && refused.status() == 404
                ? new CallFailed(new Failure.Gone(what + " is not there any more"), failed)
                : failed;
    }

    /**
     * The library wraps what the wire throws; what it throws itself is an answer it cannot read.
     */
    private static CallFailed failed(IOException thrown) {
        for (Throwable fault = thrown; fault != null; fault = fault.getCause()) {
            if (fault instanceof CallFailed failed) {
                return failed;
            }
        }
        return new CallFailed(
                new Failure.Unclear("an answer that cannot be read: " + thrown.getClass()), thrown);
    }
}
