package dev.usermemory.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what no HTTP client would send. */
public final class RawHttp {

  private static final int TIMEOUT_MS = 10_000;

  private RawHttp() {}

  /** The whole response to the given head (and body), as text. */
  public static String send(int port, String request) throws IOException {
    String closing =
        request.contains("\r\n\r\n")
            ? request.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
            : request + "Connection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.getOutputStream().write(closing.getBytes(StandardCharsets.UTF_8));
      return read(socket);
    }
  }

  /** The JSON object in a response, whether sent in chunks or not. */
  public static JsonNode json(String response) {
    int body = response.indexOf("\r\n\r\n");
    return JsonMapper.shared()
        .readTree(response.substring(response.indexOf('{', body), response.lastIndexOf('}') + 1));
  }

  private static String read(Socket socket) throws IOException {
    var response = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try {
      int read;
      while ((read = socket.getInputStream().read(buffer)) > 0) {
        response.write(buffer, 0, read);
      }
    } catch (SocketException e) {
      if (response.size() == 0) {
        throw e;
      }
    }
    return response.toString(StandardCharsets.UTF_8);
  }
}
