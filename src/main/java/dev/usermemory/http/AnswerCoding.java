package dev.usermemory.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.jspecify.annotations.Nullable;

/**
 * How a caller takes an answer that is packed by hand. Tomcat packs all others; its level costs
 * three times as much as this one for a tenth fewer bytes, and it packs the same bytes each time.
 */
public enum AnswerCoding {
  IDENTITY,
  GZIP;

  /** Below, an answer is not worth it; Tomcat's limit in {@code application.yaml} is the same. */
  public static final int MIN_BYTES = 8 * 1024;

  private static final int LEVEL = 3;

  /** By {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
  static AnswerCoding accepted(@Nullable String header) {
    if (header == null || !header.contains("gzip")) {
      return IDENTITY;
    }
    try {
      return AcceptEncoding.parse(new StringReader(header)).stream()
              .anyMatch(accepted -> accepted.getEncoding().equals("gzip"))
          ? GZIP
          : IDENTITY;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string can be read
    }
  }

  /** Whether an answer of this length is packed. */
  public boolean packs(int bytes) {
    return this == GZIP && bytes >= MIN_BYTES;
  }

  /** The same bytes in gzip's format. */
  public static byte[] pack(byte[] body) {
    var packed = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new Level(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory takes it
    }
    return packed.toByteArray();
  }

  private static final class Level extends GZIPOutputStream {

    Level(ByteArrayOutputStream packed) throws IOException {
      super(packed, MIN_BYTES);
      def.setLevel(LEVEL);
    }
  }
}
