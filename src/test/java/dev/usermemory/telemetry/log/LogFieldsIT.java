package dev.usermemory.telemetry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.UserMemoryApplication;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.scenarios.ServiceProcess;
import dev.usermemory.store.convex.ConvexHarness;
import dev.usermemory.telemetry.log.DocumentedLines.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a process prints, as JSON: an object a line, with the fields that the operator's guide
 * lists, of the types that it says, and nothing of anybody.
 */
class LogFieldsIT {

  /** In whatever a caller can say, but for what identifies a request. */
  private static final String MARK = "mark7f3a9e";

  private static final DocumentedLines DOCUMENTED = DocumentedLines.read();

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String USER = "/v1/mem/" + MARK + "-ana";
  private static final String FACT =
      "{\"facts\": [{\"kind\": \"bio\", \"text\": \"I am %s\"}]}".formatted(MARK);

  @TempDir private Path folder;

  @Test
  @EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
  void lines_haveTheFieldsOfTheGuide() throws Exception {
    Path log = folder.resolve("service.log");
    try (ConvexHarness harness = ConvexHarness.start();
        ServiceProcess service = ServiceProcess.start(onConvex(harness), log)) {
      everyKind(service.client(), harness);
      await().until(() -> Files.readString(log).contains("\"code\":\"internal_error\""));
    }

    List<JsonNode> lines = lines(log);

    assertThat(Files.readString(log)).doesNotContain(MARK);
    assertThat(problems(lines)).isEmpty();
    assertThat(seen(lines)).isEqualTo(documentedOnConvex());
  }

  /** What Convex does itself. */
  @Test
  void linesOfTheEmbeddedStore_haveTheFieldsOfTheGuide() throws Exception {
    Path log = folder.resolve("service.log");
    Map<String, String> settings =
        Map.of(
            "LOG_FORMAT", "json",
            "TRACE", "1", // somebody else's, in a shared environment
            "DEBUG", "1",
            "MEMORY_DB_PATH", folder.resolve("data/memory.db").toString());
    try (ServiceProcess service = ServiceProcess.start(settings, log)) {
      service.client().post(USER + "/facts", FACT).ok();
      service.client().post("/v1/admin/backup", "").ok();
      service.client().delete("/v1/admin/users/" + MARK + "-ana").ok();
      await().until(() -> Files.readString(log).contains("\"message\":\"Erasure\""));
    }

    List<JsonNode> lines = lines(log);

    assertThat(Files.readString(log)).doesNotContain(MARK);
    assertThat(problems(lines)).isEmpty();
    assertThat(seen(lines).get("Backed up"))
        .isEqualTo(DOCUMENTED.ofKind().get("Backed up").keySet());
  }

  private Map<String, String> onConvex(ConvexHarness harness) {
    return Map.of(
        "LOG_FORMAT", "json",
        "CONVEX_URL", harness.url().toString(),
        "CONVEX_DEPLOY_KEY", ConvexHarness.KEY,
        "AUDIT_PATH", folder.resolve("audit.db").toString(),
        "OUTBOX", "off",
        "CONVEX_TIMEOUT_SECONDS", "20",
        "USERMEMORY_CONTEXT_DEADLINE", "20s");
  }

  private static void everyKind(ServiceClient service, ConvexHarness harness) {
    service.post(USER + "/facts?x=" + MARK, FACT, "Idempotency-Key", MARK).ok();
    service.get(USER + "/context?sessionId=" + MARK + "-s&query=" + MARK).ok();
    service.get("/" + MARK);
    service.post("/v1/assessments/finalize", assessment(MARK + "-s")).ok();
    service.post("/v1/assessments/finalize", assessment(MARK + "-unknown"));
    service.delete("/v1/admin/users/" + MARK + "-ana").ok();
    service.post("/v1/admin/ttl-sweep", "").ok();
    harness.plan("{\"faults\": [{\"status\": 503, \"times\": 5, \"path\": \"mem:addGoal\"}]}");
    assertThat(service.post(USER + "/goals", "{\"title\": \"%s\"}".formatted(MARK)).status())
        .isEqualTo(503);
    harness.clearFaults();
    harness.plan("{\"faults\": [{\"failure\": true, \"path\": \"mem:listGoals\"}]}");
    assertThat(service.get(USER + "/goals").status()).isEqualTo(500);
  }

  private static String assessment(String session) {
    return """
    {"sessionId": "%s", "groupId": "g", "rubricVersion": "v2",
     "summary": {
       "skillAssessments": [{"skillId": "speaking", "level": 6.5, "feedback": ["%s"]}],
       "meta": {"provider": "Google", "model": "%s model!", "skillsCount": 1}},
     "usage": {"tokensIn": 1200, "tokensOut": 300, "costUsd": 0.0042, "latencyMs": 1800}}\
    """
        .formatted(session, MARK, MARK);
  }

  @Test
  @EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
  void finalize_saysWhoseItIsAndWhatItCost() throws Exception {
    Path log = folder.resolve("service.log");
    try (ConvexHarness harness = ConvexHarness.start();
        ServiceProcess service = ServiceProcess.start(onConvex(harness), log)) {
      ServiceClient client = service.client();
      client.get(USER + "/context?sessionId=" + MARK + "-s", "X-Request-Id", "chat").ok();
      client
          .post("/v1/assessments/finalize", assessment(MARK + "-s"), "X-Request-Id", "bySession")
          .ok();
      client
          .post(
              "/v1/assessments/finalize",
              assessment(MARK + "-s2"),
              "X-Request-Id",
              "byHeader",
              "X-User-Id",
              MARK + "-ana")
          .ok();
      String named =
          assessment(MARK + "-s3").replaceFirst("\\{", "{\"userId\": \"" + MARK + "-ana\", ");
      client.post("/v1/assessments/finalize", named, "X-Request-Id", "byBody").ok();
      client.post("/v1/sessions/summary", summary(), "X-Request-Id", "summary").ok();
      client.post("/v1/assessments/finalize", named.replace("\"v2\"", "1"), "X-Request-Id", "bad");
      await().until(() -> Files.readString(log).contains("\"status\":422"));
    }

    List<JsonNode> lines = lines(log);

    String user = line(lines, "Request", "chat").path("user").asString();
    assertThat(line(lines, "Request", "summary").path("user").asString()).isEqualTo(user);
    assertThat(line(lines, "Finalize", "bad").path("outcome").asString()).isEqualTo("refused");
    assertThat(line(lines, "Context", "chat").path("route").asString())
        .isEqualTo("/v1/mem/{userId}/context");
    for (String request : List.of("bySession", "byHeader", "byBody")) {
      assertThat(line(lines, "Request", request).path("user").asString()).isEqualTo(user);
      JsonNode finalize = line(lines, "Finalize", request);
      assertThat(finalize.path("user").asString()).isEqualTo(user);
      assertThat(finalize.path("outcome").asString()).isEqualTo("stored");
      assertThat(finalize.path("provider").asString()).isEqualTo("google");
      assertThat(finalize.path("modelId").asString()).isEqualTo("other");
      assertThat(finalize.path("tokensIn").asLong()).isEqualTo(1200);
      assertThat(finalize.path("tokensOut").asLong()).isEqualTo(300);
      assertThat(finalize.path("costUsd").asDouble()).isEqualTo(0.0042);
      assertThat(finalize.path("latencyMs").asLong()).isEqualTo(1800);
      assertThat(finalize.path("route").asString()).isEqualTo("/v1/assessments/finalize");
      assertThat(finalize.path("caller").asString()).isEqualTo("local");
      assertThat(finalize.path("traceId"))
          .isEqualTo(line(lines, "Request", request).path("traceId"));
    }
  }

  private static String summary() {
    return "{\"sessionId\": \"%s-s\", \"version\": 1, \"updatedAt\": 1, \"summaryText\": \"%s\"}"
        .formatted(MARK, MARK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PARKED_DAYS=999", "SERVER_ADDRESS=0.0.0.0", "MEMORY_DB_PATH=/proc/x/y"})
  void failedStart_isALineToo(String setting) throws Exception {
    Path log = folder.resolve("service.log");

    int exit = start(log, "LOG_FORMAT=json", setting);

    assertThat(exit).isNotZero();
    assertThat(lines(log))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.path("level").asString()).isEqualTo("ERROR");
          assertThat(line.path("message").asString()).contains(setting.replaceAll("=.*", ""));
        });
  }

  @Test
  void unknownFormat_stopsTheStart() throws Exception {
    Path log = folder.resolve("service.log");

    assertThat(start(log, "LOG_FORMAT=yaml")).isNotZero();
    assertThat(Files.readString(log)).contains("LOG_FORMAT must be one of text, json.");
  }

  private int start(Path log, String... settings) throws Exception {
    var service =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                UserMemoryApplication.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    service.environment().put("MEMORY_DB_PATH", folder.resolve("memory.db").toString());
    for (String setting : settings) {
      String[] parts = setting.split("=");
      service.environment().put(parts[0], parts[1]);
    }
    return service.start().waitFor();
  }

  /** Each is an object, without a member twice. */
  private static List<JsonNode> lines(Path log) throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(log)) {
      try {
        lines.add(STRICT.readTree(line));
      } catch (JacksonException e) {
        throw new AssertionError("no JSON: " + line, e);
      }
    }
    return lines;
  }

  private static JsonNode line(List<JsonNode> lines, String kind, String requestId) {
    return lines.stream()
        .filter(line -> line.path("message").asString().equals(kind))
        .filter(line -> line.path("requestId").asString().equals(requestId))
        .findFirst()
        .orElseThrow();
  }

  /** What a line has and the guide does not say, or says otherwise. */
  private static List<String> problems(List<JsonNode> lines) {
    var problems = new ArrayList<String>();
    for (JsonNode line : lines) {
      var fields = new HashMap<>(DOCUMENTED.ofEvery());
      fields.putAll(
          DOCUMENTED.ofKind().getOrDefault(line.path("message").asString(), DOCUMENTED.ofOthers()));
      line.properties()
          .forEach(member -> {
            Field field = fields.get(member.getKey());
            if (field == null || !field.holds(member.getValue())) {
              problems.add(member + " of " + line);
            }
          });
      fields.forEach((name, field) -> {
        if (field.always() && !line.has(name)) {
          problems.add("no " + name + " in " + line);
        }
      });
    }
    return problems;
  }

  private static Map<String, Set<String>> seen(List<JsonNode> lines) {
    var seen = new HashMap<String, Set<String>>();
    for (JsonNode line : lines) {
      String kind = line.path("message").asString();
      if (DOCUMENTED.ofKind().containsKey(kind)) {
        line.propertyNames().forEach(seen.computeIfAbsent(kind, _ -> new HashSet<>())::add);
      }
    }
    seen.values().forEach(fields -> fields.removeAll(DOCUMENTED.ofEvery().keySet()));
    return seen;
  }

  private static Map<String, Set<String>> documentedOnConvex() {
    var documented = new HashMap<String, Set<String>>();
    DOCUMENTED.ofKind().forEach((kind, fields) -> documented.put(kind, fields.keySet()));
    documented.remove("Backed up");
    return documented;
  }
}
