package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.ServiceClient;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** An erasure that takes longer than its caller waits. */
@Isolated("its caller waits for a moment only")
@DirtiesContext
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "MEMORY_DB_PATH=${java.io.tmpdir}/long-erasure-${random.uuid}/memory.db",
      "usermemory.erasure.patience=1ms"
    })
class LongErasureIT {

  private static final int BATCHES = 20;
  private static final String PERSON = "/v1/admin/users/long-lived";

  @LocalServerPort private int port;
  private ServiceClient service;

  @BeforeEach
  void said() {
    service = new ServiceClient(port);
    for (int batch = 0; batch < BATCHES; batch++) {
      service.post("/v1/mem/long-lived/facts", batch(batch)).ok();
    }
  }

  private static String batch(int batch) {
    return IntStream.range(0, 100)
        .mapToObj(i -> "{\"kind\": \"bio\", \"text\": \"Fact %d of %d\"}".formatted(i, batch))
        .collect(Collectors.joining(",", "{\"facts\": [", "]}"));
  }

  @Test
  void erasure_takingLong_isAcceptedAndTellsItsTotals() {
    service.get(PERSON + "/erasure").isProblem(404, "not_found");

    var accepted = service.delete(PERSON);
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.at("/state")).isEqualTo("\"running\"");
    String place = accepted.header("Location").orElseThrow();
    assertThat(place).endsWith(PERSON + "/erasure");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get(PERSON + "/erasure").ok().at("/state").equals("\"done\""));

    var erased = service.get(PERSON + "/erasure").ok().json();
    assertThat(erased.path("deleted").path("users_memory_facts").asInt()).isEqualTo(100 * BATCHES);
    assertThat(service.get("/v1/mem/long-lived/facts").ok().json().path("items")).isEmpty();
    var audited =
        service.get("/v1/admin/audit?userId=long-lived").ok().json().path("items").path(0);
    assertThat(audited.path("action").asString()).isEqualTo("erased");
    assertThat(audited.path("documents").asLong()).isEqualTo(erased.path("total").asLong());
  }
}
