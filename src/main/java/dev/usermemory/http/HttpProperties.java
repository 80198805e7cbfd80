package dev.usermemory.http;

import dev.usermemory.kernel.InvalidSettingException;
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
 * @param maxImportSize {@code MAX_IMPORT_SIZE}: the same for an import, which is read line by line
 */
@ConfigurationProperties("usermemory.http")
public record HttpProperties(
    @DefaultValue("1MB") DataSize maxBodySize,
    @DefaultValue("256MB") DataSize maxImportSize,
    @Nullable Integer maxConcurrent) {

  public HttpProperties {
    if (!isWithin(maxBodySize, DataSize.ofMegabytes(64))) {
      throw new InvalidSettingException("MAX_BODY_SIZE must be 1KB to 64MB");
    }
    if (maxConcurrent != null && (maxConcurrent < 1 || maxConcurrent > 100_000)) {
      throw new InvalidSettingException("MAX_CONCURRENT_REQUESTS must be 1 to 100000");
    }
    if (!isWithin(maxImportSize, DataSize.ofGigabytes(16))) {
      throw new InvalidSettingException("MAX_IMPORT_SIZE must be 1KB to 16GB");
    }
  }

  private static boolean isWithin(DataSize size, DataSize most) {
    return size.toBytes() >= 1_024 && size.compareTo(most) <= 0;
  }
}
