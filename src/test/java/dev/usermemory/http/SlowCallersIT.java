package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.client.ServiceClient;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who sends or takes a byte at a time is cut, however regularly the byte comes. */
@TestPropertySource(properties = "CALLER_PATIENCE=1s")
@Import(SlowCallersIT.Large.class)
class SlowCallersIT extends HttpIT {

  private static final String HEAD = "POST /probe HTTP/1.1\r\nHost: localhost\r\n";
  private static final String JSON =
      HEAD + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n";

  /** More than any socket buffers. */
  private static final int LARGE = 32 * 1024 * 1024;

  /** An answer that does not end before its reader takes it. */
  @RestController
  static class Large {

    private static final CountDownLatch CUT = new CountDownLatch(1);

    @GetMapping("/large")
    void write(HttpServletResponse response) throws IOException {
      response.setContentLength(LARGE);
      try {
        response.getOutputStream().write(new byte[LARGE]);
      } catch (IOException e) {
        CUT.countDown();
        throw e;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /pro", // in the request line
        HEAD + "X-Slow: ", // in a header
        JSON + "{\"text\": \"" // in the body
      })
  void trickle_isCut(String beginning) throws Exception {
    assertThat(isCut(beginning)).isTrue();
  }

  /** What was refused unread is read all the same, to be thrown away. */
  @Test
  void trickledBody_thatNobodyReads_isCut() throws Exception {
    String refused = "POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n";

    assertThat(isCut(refused)).isTrue();
  }

  @Test
  void threeHundredTricklers_areCutAndOthersAnswered() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> cut = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String beginning = i % 2 == 0 ? HEAD + "X-Slow: " : JSON + "{\"text\": \"";
        cut.add(callers.submit(() -> isCut(beginning)));
      }
      for (int i = 0; i < 10; i++) {
        new ServiceClient(port()).get("/probe/u/x").ok();
      }
      for (Future<Boolean> each : cut) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  @Test
  void answer_thatIsTakenByteByByte_isCut() throws Exception {
    try (var socket = new Socket()) {
      socket.setReceiveBufferSize(4096);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      send(socket, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      InputStream answer = socket.getInputStream();
      assertThat(answer.read()).isEqualTo('H');

      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(Duration.ofSeconds(60))
          .until(() -> answer.readNBytes(64).length == 64 && Large.CUT.getCount() == 0);

      assertThat(rest(answer)).isLessThan(LARGE / 2);
    }
  }

  /** How many bytes still come. */
  private static long rest(InputStream answer) {
    long count = 0;
    try {
      while (answer.read() >= 0) {
        count++;
      }
    } catch (IOException e) {
      // a reset is an end, too
    }
    return count;
  }

  /** Many requests one after the other are not one long request. */
  @Test
  void busyConnection_isNotCut() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      String request = "GET /probe/u/x HTTP/1.1\r\nHost: localhost\r\n\r\n";
      long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      int answers = 0;
      while (System.nanoTime() < until) {
        send(socket, request.substring(0, 10));
        Thread.onSpinWait();
        send(socket, request.substring(10));
        assertThat(readAnswer(socket)).startsWith("HTTP/1.1 200");
        answers++;
      }
      assertThat(answers).isPositive();
    }
  }

  private static String readAnswer(Socket socket) throws IOException {
    var answer = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (!answer.toString().endsWith("\r\n0\r\n\r\n")
        && !(answer.indexOf("Content-Length") > 0 && answer.toString().endsWith("}"))) {
      int read = in.read();
      if (read < 0) {
        break;
      }
      answer.append((char) read);
    }
    return answer.toString();
  }

  /** Sends a byte ten times a second; false when that can go on for half a minute. */
  private boolean isCut(String beginning) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      send(socket, beginning);
      for (int i = 0; i < 300; i++) {
        if (isClosed(socket)) {
          return true;
        }
        send(socket, "x");
      }
      return false;
    } catch (IOException e) {
      return true; // the reset reached us while we sent
    }
  }

  /** Waits a tenth of a second for the other end. */
  private static boolean isClosed(Socket socket) throws IOException {
    socket.setSoTimeout(100);
    try {
      while (socket.getInputStream().read() >= 0) {
        // the answer to what was refused unread
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
