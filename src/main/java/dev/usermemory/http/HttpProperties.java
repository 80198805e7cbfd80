package dev.usermemory.http;

import dev.usermemory.kernel.InvalidSettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of requests.
 *
 * @param maxBodySize {@code MAX_BODY_SIZE}: a longer body is a 413, whether its length is announced
 *     or not
 * @param maxConcurrent {@code MAX_CONCURRENT_REQUESTS} that are worked on at a time, eight times as
 *     many wait; as many as fit into the memory when absent
 * @param processors of them so many are worked on at once, 1 to 1,024, and the others wait for the
 *     store or for their turn; as many as the machine has when absent
 * @param patience how long a request may wait for its turn; a finalize's caller waits 5 s in all,
 *     and never repeats it
 * @param readPatience the same for one that only reads
 * @param maxImportSize {@code MAX_IMPORT_SIZE}: the same for an import, which is read line by line
 */
@ConfigurationProperties("usermemory.http")
public record HttpProperties(
    @DefaultValue("1MB") DataSize maxBodySize,
    @DefaultValue("256MB") DataSize maxImportSize,
    @Nullable Integer maxConcurrent,
    @Nullable Integer processors,
    @DefaultValue("2s") Duration patience,
    @DefaultValue("500ms") Duration readPatience) {

  private static final Duration MOST_PATIENCE = Duration.ofSeconds(30);

  public HttpProperties {
    if (!isWithin(maxBodySize, DataSize.ofMegabytes(64))) {
      throw new InvalidSettingException("MAX_BODY_SIZE must be 1KB to 64MB");
    }
    if (maxConcurrent != null && (maxConcurrent < 1 || maxConcurrent > 100_000)) {
      throw new InvalidSettingException("MAX_CONCURRENT_REQUESTS must be 1 to 100000");
    }
    if (processors != null && (processors < 1 || processors > 1_024)) {
      throw new InvalidSettingException("usermemory.http.processors must be 1 to 1024");
    }
    checkPatience("patience", patience);
    checkPatience("read-patience", readPatience);
    if (!isWithin(maxImportSize, DataSize.ofGigabytes(16))) {
      throw new InvalidSettingException("MAX_IMPORT_SIZE must be 1KB to 16GB");
    }
  }

  private static void checkPatience(String name, Duration value) {
    if (!value.isPositive() || value.compareTo(MOST_PATIENCE) > 0) {
      throw new InvalidSettingException(
          "usermemory.http." + name + " must be more than 0 and at most 30 seconds");
    }
  }

  /** How many requests are worked on at once. */
  int atOnce() {
    return processors == null ? Runtime.getRuntime().availableProcessors() : processors;
  }

  private static boolean isWithin(DataSize size, DataSize most) {
    return size.toBytes() >= 1_024 && size.compareTo(most) <= 0;
  }
}
