# Build: docker build -t user-memory-service .
# With the models of EMBEDDINGS=local: docker build --build-arg MAVEN_ARGS=-Pembeddings …
# Run:   docker run -p 8080:8080 -e SERVICE_SHARED_SECRET=… -v memory:/data user-memory-service

FROM maven:3.9-eclipse-temurin-25-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml openapi.yaml ./
COPY clients/console clients/console
COPY clients/elements/src clients/elements/src
COPY clients/typescript/dist clients/typescript/dist
COPY src src
# Maven reads it from the environment.
ARG MAVEN_ARGS=
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -Dmaven.test.skip=true

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin memory \
    && install -d -o memory /app /data
USER memory
WORKDIR /app
COPY --from=build /build/target/user-memory-service-*.jar app.jar

# The collector is named so that the cache below fits the machine it runs on. In a file, as Java
# announces what it takes from a variable, in a line that is no part of the log.
RUN echo "-XX:+UseG1GC -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError" \
    "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" > java.options

# Halves the time to start: one start that records loaded and linked classes, with a throw-away
# database and on the loopback, as there are no credentials yet.
RUN SERVER_ADDRESS=127.0.0.1 MEMORY_DB_PATH=/tmp/training.db \
    java @java.options -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh -jar app.jar \
    && rm -f /tmp/training.db*

# Inside the container every interface is private until a port is published. The service refuses
# to listen here without credentials.
ENV SERVER_ADDRESS=0.0.0.0 \
    PORT=8080 \
    MEMORY_DB_PATH=/data/memory.db \
    OUTBOX_PATH=/data/outbox.db
VOLUME /data
EXPOSE 8080

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]

ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"]
