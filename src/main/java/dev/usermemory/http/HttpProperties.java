package dev.usermemory.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of requests.
 *
 * @param maxBodySize {@code MAX_BODY_SIZE}: a longer body is a 413, whether its length is announced
 *     or not
 */
@ConfigurationProperties("usermemory.http")
public record HttpProperties(@DefaultValue("1MB") DataSize maxBodySize) {

  public HttpProperties {
    if (maxBodySize.toBytes() < 1_024 || maxBodySize.toMegabytes() > 64) {
      throw new IllegalArgumentException("MAX_BODY_SIZE must be 1KB to 64MB");
    }
  }
}
