package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a day of a service leaves in its metrics; nobody else asks this one. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"SKILL_HASH_SALT=", "usermemory.context.deadline=20s"})
class MetricsIT {

  private static final String FINALIZE =
      """
      {"sessionId": "%s", "groupId": "g", "rubricVersion": "v2",
       "summary": {"skillAssessments": [{"skillId": "talk", "level": 6.5,
         "feedback": ["Slow down"]}],
         "meta": {"provider": "Google", "model": "Gemini-1.5-Flash"}},
       "usage": {"tokensIn": 100, "tokensOut": 20, "costUsd": 0.25, "latencyMs": 1500}}
      """;

  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) throws IOException {
    Path folder = Files.createTempDirectory("metrics");
    properties.add("MEMORY_DB_PATH", () -> folder.resolve("memory.db").toString());
  }

  @BeforeEach
  void connect() {
    service = new ServiceClient(port);
  }

  private double value(String sample) {
    String scrape = service.get("/actuator/prometheus").ok().body();
    var line = Pattern.compile("^" + Pattern.quote(sample) + " (\\S+)$", Pattern.MULTILINE);
    var found = line.matcher(scrape);
    assertThat(found.find()).as(sample).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private double writes(String kind, String outcome) {
    return value("usermemory_writes_total{kind=\"%s\",outcome=\"%s\"}".formatted(kind, outcome));
  }

  private double assessments(String outcome) {
    return value(
        "usermemory_assessments_total{model=\"gemini-1.5-flash\",outcome=\"%s\",provider=\"google\"}"
            .formatted(outcome));
  }

  @Test
  void dayOfAPerson_isCounted() {
    service.get("/v1/mem/ana7f3/context?sessionId=sess7f3").ok();
    service
        .post(
            "/v1/mem/ana7f3/facts",
            """
            {"facts": [{"kind": "bio", "text": "Lives in Lisbon", "slot": "home"},
                       {"kind": "bio", "text": "Has a dog"}]}
            """)
        .ok();
    service
        .post(
            "/v1/mem/ana7f3/facts",
            """
            {"facts": [{"kind": "bio", "text": "Lives in Porto", "slot": "home"},
                       {"kind": "bio", "text": "Has a dog"}]}
            """)
        .ok();
    service.post("/v1/assessments/finalize", FINALIZE.formatted("sess7f3")).ok();
    service.post("/v1/assessments/finalize", FINALIZE.formatted("sess7f3")).ok();
    service.post("/v1/assessments/finalize", FINALIZE.formatted("nobodys"));
    service.post("/v1/mem/ana7f3/context", "{\"limitTokens\": 30}").ok();
    service.put("/v1/mem/ana7f3/consents/memory", "{\"granted\": false}").ok();
    service
        .post("/v1/mem/ana7f3/facts", "{\"facts\": [{\"kind\": \"bio\", \"text\": \"No\"}]}")
        .ok();
    service.delete("/v1/admin/users/ana7f3").ok();

    assertThat(writes("fact", "created")).isEqualTo(2 + 2); // the finalize says a hint and a level
    assertThat(writes("fact", "superseded")).isEqualTo(1);
    assertThat(writes("fact", "reinforced")).isEqualTo(1);
    assertThat(writes("fact", "denied")).isEqualTo(1);
    assertThat(writes("assessment", "created")).isEqualTo(1);
    assertThat(writes("assessment", "duplicate")).isEqualTo(1);
    assertThat(writes("assessment", "parked")).isEqualTo(1);
    assertThat(assessments("stored")).isEqualTo(1);
    assertThat(assessments("duplicate")).isEqualTo(1);
    assertThat(assessments("parked")).isEqualTo(1);
    String model = "model=\"gemini-1.5-flash\",provider=\"google\"}";
    assertThat(value("usermemory_assessment_cost_usd_total{" + model)).isEqualTo(0.25);
    assertThat(value("usermemory_assessment_tokens_total{direction=\"in\"," + model))
        .isEqualTo(100);
    assertThat(value("usermemory_assessment_latency_seconds_sum{" + model)).isEqualTo(1.5);
    assertThat(value("usermemory_context_seconds_count{ctx_source=\"embedded\",denied=\"false\"}"))
        .isEqualTo(2);
    assertThat(value("usermemory_context_budget_utilisation_percent_count")).isEqualTo(2);
    assertThat(value("usermemory_context_budget_overruns_total")).isZero();
    assertThat(value("usermemory_erasures_total{outcome=\"done\",residue=\"none\"}")).isEqualTo(1);
    assertThat(value("usermemory_erased_documents_total{table=\"users_memory_facts\"}"))
        .isEqualTo(5);
    assertThat(
            value(
                "usermemory_http_request_seconds_count{method=\"POST\",route=\"/v1/mem/{userId}/facts\",status=\"200\"}"))
        .isEqualTo(3);
    assertThat(service.get("/actuator/prometheus").ok().body())
        .doesNotContain("ana7f3", "sess7f3", "Lisbon");
  }
}
