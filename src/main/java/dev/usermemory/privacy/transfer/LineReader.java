package dev.usermemory.privacy.transfer;

import dev.usermemory.kernel.InvalidValueException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, never more of one than the limit. */
final class LineReader {

  private final InputStream in;
  private final int maxBytes;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private long number;

  /** Reads byte by byte, so that {@code in} should be buffered. */
  LineReader(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /** The next line without its end, or null after the last; an empty last line is none. */
  byte @Nullable [] next() throws IOException {
    line.reset();
    int value = in.read();
    if (value < 0) {
      return null;
    }
    number++;
    while (value >= 0 && value != '\n') {
      if (line.size() == maxBytes) {
        throw new InvalidValueException(
            "line " + number, "must not be longer than " + maxBytes + " bytes");
      }
      line.write(value);
      value = in.read();
    }
    return line.toByteArray();
  }

  /** Of the line read last, counted from 1. */
  long number() {
    return number;
  }
}
