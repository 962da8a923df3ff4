package dev.plimsoll.fake;

/** What can be asked of this GitHub, for tests that count or disturb. */
public enum Act {
    APP("GET /app"),
    HOOK_CONFIG("GET /app/hook/config"),
    DELIVERIES("GET /app/hook/deliveries"),
    REDELIVER("POST /app/hook/deliveries/{delivery_id}/attempts"),
    INSTALLATION("GET /app/installations/{installation_id}"),
    INSTALLATION_OF("GET /repos/{owner}/{repo}/installation"),
    TOKEN("POST /app/installations/{installation_id}/access_tokens"),
    FILES("GET /repos/{owner}/{repo}/pulls/{pull_number}/files"),
    PULL("GET /repos/{owner}/{repo}/pulls/{pull_number}"),
    PULLS("GET /repos/{owner}/{repo}/pulls"),
    COMPARE("GET /repos/{owner}/{repo}/compare/{basehead}"),
    BLOB("GET /repos/{owner}/{repo}/git/blobs/{file_sha}"),
    TREE("GET /repos/{owner}/{repo}/git/trees/{tree_sha}"),
    CREATE_CHECK("POST /repos/{owner}/{repo}/check-runs"),
    UPDATE_CHECK("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"),
    SHOW_CHECK("GET /repos/{owner}/{repo}/check-runs/{check_run_id}"),
    FIND_CHECKS("GET /repos/{owner}/{repo}/commits/{ref}/check-runs"),
    CREATE_REVIEW("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"),
    REVIEWS("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"),
    COMMENTS("GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"),
    EDIT_COMMENT("PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"),
    QUERY("POST /graphql"),
    MUTATION("POST /graphql"),
    REDIRECT(""),
    UNKNOWN(""),
    /** Matches every other. */
    ANY("");

    private final String operation;

    Act(String operation) {
        this.operation = operation;
    }

    /** Whether it writes something in the name of an installation. */
    boolean isWrite() {
        return this == CREATE_CHECK
                || this == UPDATE_CHECK
                || this == CREATE_REVIEW
                || this == EDIT_COMMENT
                || this == MUTATION;
    }

    static Act of(String operation) {
        for (var act : values()) {
            if (act.operation.equals(operation)) {
                return act;
            }
        }
        return UNKNOWN;
    }
}
