package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator opens first. */
class OperationsIT extends ScenarioIT {

  @Test
  void root_saysWhatThisIs() {
    Answer root = service().get("/").ok();

    assertThat(root.at("/name")).isEqualTo("\"User Memory Service\"");
    root.json()
        .path("links")
        .properties()
        .forEach(link -> service().get(link.getValue().asString()).ok());
  }

  @Test
  void contract_isTheOneOfTheRepository() throws IOException {
    Answer contract = service().get("/openapi.yaml").ok();

    assertThat(contract.body()).isEqualTo(Files.readString(Path.of("openapi.yaml")));
    assertThat(contract.header("Content-Type")).hasValue("application/yaml;charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
  void health_isUp(String path) {
    assertThat(service().get(path).ok().at("/status")).isEqualTo("\"UP\"");
  }

  @Test
  void metrics_countStoreOperationsWithoutNamingAnybody() {
    service().get(mem("/goals")).ok();

    String metrics = service().get("/actuator/prometheus").ok().body();
    assertThat(metrics)
        .contains("usermemory_store_seconds_count{operation=\"listGoals\",outcome=\"ok\"}")
        .contains("route=\"/v1/mem/{userId}/goals\"")
        .doesNotContain(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/loggers"})
  void otherEndpoints_areNotThere(String path) {
    service().get(path).isProblem(404, "not_found");
  }
}
