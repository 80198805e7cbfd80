package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A clock that jumps two years ahead: what has expired by it is not deleted until confirmed. */
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class HeldSweepIT {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  private static Path database;

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) throws IOException {
    database = Files.createTempDirectory("held-sweep").resolve("memory.db");
    properties.add("MEMORY_DB_PATH", database::toString);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class JumpingClock {

    @Bean
    @Primary
    Clock jumpingClock() {
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new AssertionError();
        }

        @Override
        public Instant instant() {
          return Instant.now().plus(AHEAD.get());
        }
      };
    }
  }

  private static int factsOnTheDisk() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM users_memory_facts")) {
      return count.getInt(1);
    }
  }

  @Test
  void sweep_isHeldUntilConfirmed() throws SQLException {
    var service = new ServiceClient(port);
    service
        .post(
            "/v1/mem/ana/facts", "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Lives in Rome\"}]}")
        .ok();
    service.post("/v1/admin/ttl-sweep", "").ok();

    AHEAD.set(Duration.ofDays(730));
    Answer held = service.post("/v1/admin/ttl-sweep", "");
    assertThat(held.status()).isEqualTo(409);
    assertThat(held.at("/code")).isEqualTo("\"conflict\"");
    assertThat(held.at("/detail")).contains("Nothing was deleted", "confirm=true");
    assertThat(factsOnTheDisk()).isEqualTo(1);

    AHEAD.set(Duration.ZERO);
    service.post("/v1/admin/ttl-sweep", "").ok();
    assertThat(service.get("/v1/mem/ana/facts").ok().json().path("items")).hasSize(1);

    AHEAD.set(Duration.ofDays(730));
    Answer swept = service.post("/v1/admin/ttl-sweep?confirm=true", "").ok();
    assertThat(swept.at("/deleted/users_memory_facts")).isEqualTo("1");
    assertThat(factsOnTheDisk()).isZero();
    service.post("/v1/admin/ttl-sweep", "").ok();
  }
}
