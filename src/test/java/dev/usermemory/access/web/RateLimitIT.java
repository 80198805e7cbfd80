package dev.usermemory.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.UserMemoryApplication;
import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One request a second about a person, ten at once: the eleventh has to wait. */
@SpringBootTest(
    classes = UserMemoryApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "RATE_LIMIT_USER=1")
class RateLimitIT {

  @LocalServerPort private int port;
  private ServiceClient service;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) throws IOException {
    Path folder = Files.createTempDirectory("limits");
    properties.add("MEMORY_DB_PATH", () -> folder.resolve("memory.db").toString());
  }

  @BeforeEach
  void connect() {
    service = new ServiceClient(port);
  }

  @Test
  void eleventhRequest_isRefusedAndSaysWhenToComeBack() {
    Answer last = null;
    int answered = 0;
    while (last == null || last.status() == 200) { // some seconds may pass meanwhile
      last = service.get("/v1/mem/ana/facts");
      answered += last.status() == 200 ? 1 : 0;
      assertThat(answered).isLessThan(1_000);
    }

    assertThat(answered).isGreaterThanOrEqualTo(10);
    last.isProblem(429, "rate_limit_exceeded").hasRetryAfter();
    assertThat(last.header("RateLimit").orElseThrow()).matches("\"user\";r=0;t=\\d+");
    assertThat(last.header("RateLimit-Policy")).hasValue("\"user\";q=10;w=10");
    service.get("/v1/mem/ben/facts").ok();
    service.get("/actuator/health").ok();
    assertThat(service.get("/actuator/prometheus").ok().body())
        .contains("usermemory_requests_limited_total{policy=\"user\"}");
  }

  @Test
  void answers_sayWhatIsLeft() {
    Answer answer = service.get("/v1/mem/cleo/facts").ok();

    assertThat(answer.header("RateLimit")).hasValue("\"user\";r=9;t=1");
    assertThat(service.get("/v1/admin/parked").ok().header("RateLimit-Policy"))
        .hasValue("\"caller\";q=50000;w=10");
    assertThat(service.get("/actuator/health").ok().header("RateLimit")).isEmpty();
  }
}
