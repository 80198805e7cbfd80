package dev.usermemory.telemetry.trace;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint {@code OTEL_EXPORTER_OTLP_ENDPOINT}: the base address of a collector that takes
 *     OTLP over HTTP, such as {@code http://127.0.0.1:4318}; when absent nothing is recorded
 * @param headers {@code OTEL_EXPORTER_OTLP_HEADERS} for it: {@code name=value}, with commas between
 * @param ratio {@code OTEL_TRACES_SAMPLER_ARG}: the part of the traces begun here that is recorded,
 *     0 to 1; of others their caller decides
 * @param every how long a span waits for others to be sent with
 */
@ConfigurationProperties("usermemory.traces")
record TraceProperties(
    @Nullable URI endpoint,
    @DefaultValue("") Secret headers,
    @DefaultValue("1") double ratio,
    @DefaultValue("5s") Duration every) {

  TraceProperties {
    if (endpoint != null && !isBase(endpoint)) {
      throw new InvalidSettingException(
          "OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address without user, query or"
              + " fragment, such as http://127.0.0.1:4318");
    }
    if (!(ratio >= 0 && ratio <= 1)) {
      throw new InvalidSettingException("OTEL_TRACES_SAMPLER_ARG must be 0 to 1");
    }
    if (every.toMillis() < 1 || every.toSeconds() > 60) {
      throw new InvalidSettingException("usermemory.traces.every must be 1ms to 60s");
    }
    parse(headers);
  }

  /** Where spans are posted to. */
  static String spans(URI endpoint) {
    return endpoint.toString().replaceAll("/+$", "") + "/v1/traces";
  }

  Map<String, String> headersByName() {
    return parse(headers);
  }

  private static boolean isBase(URI uri) {
    boolean http =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    return http
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static Map<String, String> parse(Secret headers) {
    var parsed = new LinkedHashMap<String, String>();
    for (String header : headers.reveal().split(",")) {
      if (header.isBlank()) {
        continue;
      }
      int equals = header.indexOf('=');
      String name = equals < 0 ? "" : header.substring(0, equals).strip();
      if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || !header.matches("[ -~]+")) {
        throw new InvalidSettingException(
            "OTEL_EXPORTER_OTLP_HEADERS must be name=value, with commas between");
      }
      parsed.put(name, header.substring(equals + 1).strip());
    }
    return parsed;
  }
}
