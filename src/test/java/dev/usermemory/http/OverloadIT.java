package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.Answer;
import dev.usermemory.kernel.Waiting;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** With one processor and two places, of which sixteen requests may wait for one. */
@TestPropertySource(
    properties = {
      "usermemory.http.max-concurrent=2",
      "usermemory.http.processors=1",
      "usermemory.http.patience=30s",
      "usermemory.http.read-patience=100ms"
    })
@Import(OverloadIT.Work.class)
class OverloadIT extends HttpIT {

  private static final String WRITE = "{\"inner\": []}";

  @Autowired private Turns turns;
  @Autowired private Work work;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  /** What takes long. */
  @RestController
  static class Work {

    private volatile CountDownLatch begun = new CountDownLatch(0);
    private volatile CountDownLatch end = new CountDownLatch(0);

    void takeLong() {
      begun = new CountDownLatch(1);
      end = new CountDownLatch(1);
    }

    @GetMapping({"/work", "/v1/admin/work"})
    void work() throws InterruptedException {
      begun.countDown();
      end.await();
    }

    @GetMapping("/waiting")
    void waiting() throws InterruptedException {
      try (var _ = Waiting.begin()) {
        work();
      }
    }

    @GetMapping("/much")
    void much(HttpServletResponse response) throws IOException {
      begun.countDown();
      response.getOutputStream().write(new byte[8 * 1024 * 1024]);
    }
  }

  @AfterEach
  void end() {
    work.end.countDown();
    callers.close();
    assertThat(turns.waiting()).isZero();
  }

  private Future<Answer> begin(String path) throws InterruptedException {
    work.takeLong();
    Future<Answer> working = callers.submit(() -> service().get(path));
    work.begun.await();
    return working;
  }

  @Test
  void readsThatWaitTooLong_areShed_andWritesWait() throws Exception {
    Future<Answer> working = begin("/work");
    Future<Answer> write = callers.submit(() -> service().post("/probe", WRITE));
    await().until(() -> turns.waiting() == 1);

    assertShed(service().get("/probe/u/x"));
    assertThat(service().get("/actuator/health").status()).isEqualTo(200);

    work.end.countDown();
    assertThat(working.get().status()).isEqualTo(200);
    assertThat(write.get().status()).isEqualTo(200);
  }

  @Test
  void oneTooMany_isShedAtOnce_andNothingThatWaitedIsLost() throws Exception {
    begin("/work");
    List<Future<Answer>> writes = new ArrayList<>();
    for (int i = 1; i <= 17; i++) {
      writes.add(callers.submit(() -> service().post("/probe", WRITE)));
    }
    await().until(() -> turns.waiting() == 17);

    assertShed(service().post("/probe", WRITE));

    work.end.countDown();
    for (Future<Answer> write : writes) {
      assertThat(write.get().status()).isEqualTo(200);
    }
  }

  @Test
  void whatWaits_holdsUpNobody() throws Exception {
    begin("/waiting");
    service().get("/probe/u/x").ok();
  }

  @Test
  void whatTakesLong_holdsUpNobody() throws Exception {
    begin("/v1/admin/work");
    service().get("/probe/u/x").ok();
  }

  @Test
  void whoTakesNoAnswer_holdsUpNobody() throws Exception {
    work.takeLong();
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      socket
          .getOutputStream()
          .write(
              "GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      work.begun.await();
      await().untilAsserted(() -> service().get("/probe/u/x").ok());
    }
  }

  private static void assertShed(Answer answer) {
    answer.isProblem(503, "overloaded").hasRetryAfter();
  }
}
