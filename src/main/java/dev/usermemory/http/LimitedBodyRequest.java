package dev.usermemory.http;

import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Stops reading a body whose length was not announced once it is over the limit, and lets others go
 * first while its bytes have not arrived. A body in a coding is refused before it is read.
 */
final class LimitedBodyRequest extends HttpServletRequestWrapper {

  private final HttpServletResponse response;
  private final long maxBytes;
  private final Turns.Turn turn;

  LimitedBodyRequest(
      HttpServletRequest request, HttpServletResponse response, long maxBytes, Turns.Turn turn) {
    super(request);
    this.response = response;
    this.maxBytes = maxBytes;
    this.turn = turn;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ContentCodings.refuseEncoded(
        this, response); // here, as a body that nobody reads may be anything
    return new LimitedStream(super.getInputStream(), maxBytes, turn);
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }

  private static final class LimitedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long maxBytes;
    private final Turns.Turn turn;
    private long count;

    LimitedStream(ServletInputStream body, long maxBytes, Turns.Turn turn) {
      this.body = body;
      this.maxBytes = maxBytes;
      this.turn = turn;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read =
          body.available() > 0 ? body.read(buffer, offset, length) : await(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private int await(byte[] buffer, int offset, int length) throws IOException {
      turn.pause();
      try {
        return body.read(buffer, offset, length);
      } finally {
        turn.resume();
      }
    }

    private void count(int bytes) {
      count += bytes;
      if (count > maxBytes) {
        throw RequestProblemException.tooLarge(maxBytes);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
