package dev.usermemory.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.function.SingletonSupplier;

/** A file of the console, as it is and compressed. */
public final class ConsoleFile {

  private final String name;
  private final byte[] content;
  private final String tag;
  private final Supplier<byte[]> zipped;

  ConsoleFile(String name, byte[] content) {
    this.name = name;
    this.content = content;
    this.tag = HexFormat.of().formatHex(hash(content), 0, 16);
    this.zipped = SingletonSupplier.of(() -> zip(content));
  }

  /** Such as {@code elements/memory-list.js}. */
  public String name() {
    return name;
  }

  public byte[] content() {
    return content;
  }

  /** Another one for another content. */
  public String tag() {
    return tag;
  }

  /** For who accepts {@code gzip}. */
  public byte[] zipped() {
    return zipped.get();
  }

  static byte[] hash(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private static byte[] zip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
