package dev.usermemory.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.ServiceClient;
import dev.usermemory.telemetry.MetricsPage.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A service that nobody has asked for anything has every metric that the page lists, and no other.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MetricsCatalogueIT {

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) throws IOException {
    Path folder = Files.createTempDirectory("metrics");
    properties.add("MEMORY_DB_PATH", () -> folder.resolve("memory.db").toString());
  }

  private Scrape scrape() {
    return new Scrape(new ServiceClient(port).get("/actuator/prometheus").ok().body());
  }

  @Test
  void metrics_areThoseOfThePage() {
    Scrape scrape = scrape();
    var ours = new TreeMap<>(scrape.families());
    ours.keySet().removeIf(name -> !name.startsWith("usermemory_"));
    Map<String, Family> page = MetricsPage.families();

    assertThat(ours.keySet()).isEqualTo(page.keySet());
    page.forEach((name, documented) -> {
      Family family = ours.get(name);
      assertThat(family.type()).as(name).isEqualTo(documented.type());
      assertThat(family.labels().keySet()).as(name).isEqualTo(documented.labels().keySet());
      documented
          .labels()
          .forEach((label, values) -> {
            if (!values.isEmpty()) {
              assertThat(family.labels().get(label)).as(name + " " + label).isEqualTo(values);
            }
          });
    });
  }

  @Test
  void otherMetrics_areOfFamiliesThatThePageNames() {
    assertThat(scrape().families().keySet())
        .filteredOn(name -> !name.startsWith("usermemory_"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(MetricsPage.others()).anyMatch(name::startsWith));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usermemory_writes_total{kind=\"fact\",outcome=\"reinforced\"}",
        "usermemory_context_budget_overruns_total{}",
        "usermemory_ttl_purged_documents_total{table=\"users_memory_facts\"}",
        "usermemory_convex_call_seconds_count{function=\"mem:upsertFacts\",outcome=\"success\"}",
        "usermemory_assessments_total{model=\"unknown\",outcome=\"stored\",provider=\"unknown\"}",
        "usermemory_outbox_entries{state=\"waiting\"}"
      })
  void whatHasNotHappened_isZero(String sample) {
    assertThat(scrape().samples()).containsEntry(sample, 0.0);
  }
}
