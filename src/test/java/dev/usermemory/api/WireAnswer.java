package dev.usermemory.api;

import dev.usermemory.client.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Sends bytes as they are, which need not be HTTP, and reads the one answer to them. */
final class WireAnswer {

  private static final String CONTINUE = "HTTP/1.1 100 ";
  private static final String END = "\r\n\r\n";
  private static final int TIMEOUT_MS = 30_000;

  private WireAnswer() {}

  static Answer to(int port, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
      } catch (SocketException e) {
        // refused before all of it was sent; the answer says so
      }
      return parse(read(socket.getInputStream()));
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    var all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      int read;
      while ((read = in.read(buffer)) > 0) {
        all.write(buffer, 0, read);
      }
    } catch (SocketException e) {
      // a reset behind the answer
    }
    return all.toByteArray();
  }

  private static Answer parse(byte[] bytes) {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    if (raw.startsWith(CONTINUE)) {
      raw = raw.substring(raw.indexOf(END) + END.length());
    }
    int end = raw.indexOf(END);
    if (!raw.startsWith("HTTP/1.1 ") || end < 0) {
      throw new AssertionError("no answer, but: " + raw.substring(0, Math.min(200, raw.length())));
    }
    String[] lines = raw.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers
          .computeIfAbsent(lines[i].substring(0, colon), _ -> new ArrayList<>())
          .add(lines[i].substring(colon + 1).strip());
    }
    String body = raw.substring(end + END.length());
    if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
      body = dechunked(body);
    }
    byte[] content = body.getBytes(StandardCharsets.ISO_8859_1);
    if (isPacked(headers)) {
      content = unpacked(content);
    }
    return new Answer(
        Integer.parseInt(lines[0].substring(9, 12)),
        HttpHeaders.of(headers, (_, _) -> true),
        new String(content, StandardCharsets.UTF_8));
  }

  /** As content, or only on the way, for who sends {@code TE: gzip}. */
  private static boolean isPacked(Map<String, List<String>> headers) {
    return Stream.of("Content-Encoding", "Transfer-Encoding")
        .anyMatch(name -> headers.getOrDefault(name, List.of()).contains("gzip"));
  }

  private static byte[] unpacked(byte[] packed) {
    try (var content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError("not gzip: " + packed.length + " bytes", e);
    }
  }

  private static String dechunked(String body) {
    var whole = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int line = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, line), 16);
      whole.append(body, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
    return whole.toString();
  }
}
