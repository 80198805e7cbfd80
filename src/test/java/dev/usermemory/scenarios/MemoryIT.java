package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.ServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The least memory that docs/reliability.md asks for, and what happens when there is none left. */
class MemoryIT {

  private static final int IDLE = 5_000;
  private static final long RESIDENT_MB = 512;

  /** As documented. The launcher reads this variable, so that it is a plain {@code java}. */
  private static final Map<String, String> LEAST =
      Map.of("JDK_JAVA_OPTIONS", "-Xmx256m", "CALLER_PATIENCE", "30s");

  @TempDir private Path folder;

  @Test
  void leastMemory_isEnoughForThousandsOfIdleConnectionsBesideLiveTraffic() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try (ServiceProcess service = ServiceProcess.start(settings(LEAST), log())) {
      for (int i = 0; i < IDLE; i++) {
        idle.add(connect(service.url().getPort()));
      }
      ServiceClient client = service.client();
      for (int i = 0; i < 300; i++) {
        String user = "/v1/mem/user-" + i % 20;
        String fact = "{\"facts\": [{\"kind\": \"bio\", \"text\": \"Fact %d %s\"}]}";
        client.post(user + "/facts", fact.formatted(i, "word ".repeat(200))).ok();
        client.post(user + "/context", "{\"query\": \"what is fact " + i + "?\"}").ok();
      }
      assertThat(idle).allSatisfy(MemoryIT::answers);
      client.get("/actuator/health").ok();
      assertThat(service.residentMb()).isLessThan(RESIDENT_MB);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"here", "elsewhere"})
  void outOfMemory_endsTheProcess(String where) throws Exception {
    try (ServiceProcess service =
        ServiceProcess.start(OutOfMemoryService.class, settings(LEAST), log())) {
      try {
        service.client().get("/openapi.yaml", OutOfMemoryService.WHERE, where);
      } catch (UncheckedIOException e) {
        // it ended before it answered
      }
      assertThat(service.exitCode(Duration.ofSeconds(30))).isEqualTo(3);
      assertThat(Files.readString(log())).contains("Out of memory: the process ends");
    }
  }

  private Map<String, String> settings(Map<String, String> others) {
    var settings = new HashMap<>(others);
    settings.put("MEMORY_DB_PATH", folder.resolve("memory.db").toString());
    settings.put("LOG_LEVEL", "WARN");
    settings.put("SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT", "10m"); // on a busy machine, too
    return settings;
  }

  private Path log() {
    return folder.resolve("service.log");
  }

  /** Connected, with one request answered: a connection that is kept alive. */
  private static Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    answers(socket);
    return socket;
  }

  private static void answers(Socket socket) {
    try {
      socket.setSoTimeout(30_000);
      byte[] request =
          "GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(request);
      var answer = new StringBuilder();
      while (answer.indexOf("\r\n0\r\n\r\n") < 0) { // the last chunk
        int read = socket.getInputStream().read();
        assertThat(read).as(answer.toString()).isNotNegative();
        answer.append((char) read);
      }
      assertThat(answer.toString()).startsWith("HTTP/1.1 200");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
