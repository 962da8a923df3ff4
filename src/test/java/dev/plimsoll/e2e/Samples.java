package dev.plimsoll.e2e;

/** Dockerfiles that tests are about, and what is said of them. */
final class Samples {
    static final String CLEAN =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER app
            """;

    /** An error on the third line. */
    static final String AS_ROOT = CLEAN.replace("USER app", "USER root");

    /** A warning with a fix, and an error without. */
    static final String FAULTY = AS_ROOT.replace("RUN", "RUN sudo");

    /** What the check says of {@link #AS_ROOT}. */
    static final String CHECKED =
            """
            failure: 1 new finding: 1 error
                Dockerfile:3-3 failure The image runs as `root`.
            """;

    /** What the check and the review say of {@link #AS_ROOT}. */
    static final String REVIEWED =
            CHECKED
                    + """
                    review: 1 new finding: 1 error.
                        Dockerfile:3 **Error**: The image runs as `root`.
                    """;

    static final String NOTHING_NEW = "success: No new finding in 1 Dockerfile\n";

    private Samples() {}

    /** A warning a line, so many of them. */
    static String sudos(int count) {
        return "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(count) + "USER 10001\n";
    }
}
