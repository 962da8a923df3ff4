FROM eclipse-temurin:25.0.4_7-jdk-noble AS build
WORKDIR /src
COPY mvnw pom.xml app-manifest.yml ./
COPY .mvn .mvn
COPY src/main src/main
# The tests are the business of `.ci/run`.
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -q -Dmaven.test.skip=true package \
 && mkdir -p /image/app /image/data \
 && cp -r target/plimsoll.jar target/lib /image/app/
# A runtime of the modules that the libraries use: `jdeps --print-module-deps` and what it cannot
# see, which are jdk.unsupported (sun.misc.Unsafe) and Kerberos for PostgreSQL's driver.
RUN jlink --output /opt/plimsoll \
    --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.unsupported \
    --strip-java-debug-attributes --no-header-files --no-man-pages
# The AOT cache holds for this very runtime and jar, at these very paths.
RUN ln -s /image/app /app \
 && printf 'FROM debian\nRUN apt-get update && apt-get install curl\n' >/tmp/Dockerfile \
 && /opt/plimsoll/bin/java -XX:AOTCacheOutput=/app/plimsoll.aot -XX:+UseSerialGC \
    -cp /app/plimsoll.jar dev.plimsoll.Main check --fail-on never /tmp/Dockerfile

# glibc and nothing else to run: no shell, no package manager. Distroless has no tags of versions;
# the digest is the one that github.com/jeremi/esignet-relay-authenticator builds on.
FROM gcr.io/distroless/base-debian12:nonroot@sha256:7f0c72cd138b442ae0deeb69c08b1acf5525439ba251a49ad93c320a061567e5
LABEL org.opencontainers.image.title="Plimsoll" \
      org.opencontainers.image.description="A GitHub App that reviews the Dockerfiles of a pull request." \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/plimsoll /opt/plimsoll
COPY --from=build /image/app /app
COPY --from=build --chown=65532:65532 /image/data /data
ENV LC_ALL=C.UTF-8 PLIMSOLL_DATA=/data/plimsoll
VOLUME /data
EXPOSE 8080
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["/opt/plimsoll/bin/java", "-XX:AOTCache=/app/plimsoll.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "/app/plimsoll.jar", "dev.plimsoll.Main", "health"]
ENTRYPOINT ["/opt/plimsoll/bin/java", "-XX:AOTCache=/app/plimsoll.aot", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/plimsoll.jar", "dev.plimsoll.Main"]
CMD ["serve"]
