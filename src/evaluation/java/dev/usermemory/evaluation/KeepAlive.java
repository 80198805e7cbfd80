package dev.usermemory.evaluation;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that gets prepared requests answered, one after the other, renewed whenever the
 * service ends it. It does as little as HTTP/1.1 allows, because it shares its processors with the
 * service that it measures.
 */
final class KeepAlive implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final String CHUNKED = "transfer-encoding: chunked";
  private static final String CLOSE = "connection: close";
  private static final long UNKNOWN = -1;

  private final URI service;
  private Socket socket;
  private InputStream in;
  private boolean closing;

  KeepAlive(URI service) throws IOException {
    this.service = service;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(service.getHost(), service.getPort() < 0 ? 80 : service.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    closing = false;
  }

  /**
   * The bytes of a GET request.
   *
   * @param token empty for a service without credentials
   */
  static byte[] get(URI target, String token) {
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    String access = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    return "GET %s%s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
        .formatted(path, query, target.getAuthority(), access)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Sends it, reads the answer to its end and returns the size of its body. */
  long exchange(byte[] request) throws IOException {
    if (closing) {
      close();
      open();
    }
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("Answered with " + status);
    }
    long length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Long.parseLong(lower.substring(LENGTH.length()).strip());
      } else if (lower.equals(CHUNKED)) {
        length = UNKNOWN;
      } else if (lower.equals(CLOSE)) {
        closing = true;
      }
    }
    if (length == UNKNOWN) {
      return chunks();
    }
    in.skipNBytes(length);
    return length;
  }

  private long chunks() throws IOException {
    long length = 0;
    while (true) {
      long chunk = Long.parseLong(line(), 16);
      in.skipNBytes(chunk);
      line();
      if (chunk == 0) {
        return length;
      }
      length += chunk;
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("The service closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
