package dev.usermemory.scenarios;

import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One service on a database of its own, shared by all scenarios; each has its own user. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "SKILL_HASH_SALT=pepper",
      "CONTEXT_SAFETY_BUFFER_PERCENT=0",
      "usermemory.parked.every=200ms",
      // a busy machine must not turn these into tests of the fallback
      "usermemory.context.deadline=20s"
    })
abstract class ScenarioIT {

  private static final Path FOLDER = newFolder();

  final String user = "user-" + UUID.randomUUID();
  final String session = "sess-" + UUID.randomUUID();

  @LocalServerPort private int port;
  private ServiceClient service;

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("scenarios");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void store(DynamicPropertyRegistry properties) {
    properties.add("MEMORY_DB_PATH", () -> FOLDER.resolve("memory.db").toString());
  }

  @BeforeEach
  void connect() {
    service = new ServiceClient(port);
  }

  ServiceClient service() {
    return service;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where the database and its companions are. */
  static Path databaseFolder() {
    return FOLDER;
  }

  String mem(String rest) {
    return "/v1/mem/" + user + rest;
  }

  String admin(String rest) {
    return "/v1/admin/users/" + user + rest;
  }
}
