package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP libraries hide: connections that stay, 100 Continue, codings of content. */
class WireIT extends HttpIT {

  private static final int LIMIT = 1_048_576;
  private static final String POST =
      "POST /probe HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final String EXPECT = POST + "Expect: 100-continue\r\nContent-Length: ";

  @Test
  void connection_staysForHundredsOfRequests() throws Exception {
    String request = POST + "Content-Length: 2\r\n\r\n{}";
    try (Socket socket = open()) {
      for (int i = 0; i < 350; i++) {
        write(socket, request);
        assertThat(head(socket)).startsWith("HTTP/1.1 200").doesNotContain("Connection: close");
        assertThat(socket.getInputStream().readNBytes(2)).asString().isEqualTo("{}");
      }
    }
  }

  @Test
  void expectation_ofABodyOverTheLimit_isRefusedAtOnce() throws Exception {
    try (Socket socket = open()) {
      write(socket, EXPECT + (LIMIT + 1) + "\r\n\r\n");

      assertThat(head(socket)).startsWith("HTTP/1.1 413").contains("Connection: close");
    }
  }

  @Test
  void expectation_ofABodyThatIsTaken_isMet() throws Exception {
    try (Socket socket = open()) {
      write(socket, EXPECT + "2\r\n\r\n");
      assertThat(head(socket)).startsWith("HTTP/1.1 100");

      write(socket, "{}");
      assertThat(head(socket)).startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "br", "identity, gzip", "nonsense", "identity\r\nContent-Encoding: x"})
  void body_inACoding_isRefused(String coding) throws Exception {
    String response = post("Content-Encoding: " + coding + "\r\n");

    assertThat(response).startsWith("HTTP/1.1 415").contains("\r\nAccept-Encoding: identity\r\n");
    assertThat(RawHttp.json(response).path("code").asString()).isEqualTo("unsupported_media_type");
    assertThat(RawHttp.json(response).path("detail").asString()).contains("Content-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity", ""})
  void body_asItIs_isRead(String coding) throws Exception {
    assertThat(post("Content-Encoding: " + coding + "\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void expectation_ofABodyInACoding_isRefusedAtOnce() throws Exception {
    try (Socket socket = open()) {
      write(socket, POST + "Expect: 100-continue\r\nContent-Encoding: gzip\r\n");
      write(socket, "Content-Length: 20\r\n\r\n");

      assertThat(head(socket)).startsWith("HTTP/1.1 415").contains("Connection: close");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "Content-Length: 2\r\n\r\n{}"})
  void codingOfABodyThatNobodyReads_isNotAskedFor(String end) throws Exception {
    String get = "GET /probe/u/x HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n";

    assertThat(RawHttp.send(port(), get + end)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "br, gzip, deflate"})
  void largeAnswer_isCompressedForWhoAcceptsIt(String accepted) throws Exception {
    HttpResponse<byte[]> plain = echo(34_000, "identity");
    HttpResponse<byte[]> packed = echo(34_000, accepted);

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(packed.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
    assertThat(packed.body().length).isLessThan(plain.body().length / 4);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @ParameterizedTest
  @CsvSource({"34000, gzip;q=0", "34000, identity", "34000, br", "4000, gzip"})
  void otherAnswers_areSentAsTheyAre(int length, String accepted) throws Exception {
    HttpResponse<byte[]> answer = echo(length, accepted);

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body().length).isGreaterThan(length);
  }

  private HttpResponse<byte[]> echo(int length, String accepted) throws Exception {
    String body = "{\"extra\":{\"a\":\"" + "memory ".repeat(length / 7) + "1234567\"}}";
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/probe"))
              .header("Content-Type", "application/json")
              .header("Accept-Encoding", accepted)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  private String post(String header) throws IOException {
    return RawHttp.send(port(), POST + header + "Content-Length: 2\r\n\r\n{}");
  }

  private Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Up to the empty line. */
  private static String head(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the end of the connection after: " + head).isNotNegative();
      head.append((char) next);
    }
    return head.toString();
  }
}
