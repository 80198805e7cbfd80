package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.kernel.InvalidSettingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Whose pages may call. A browser says with {@code Origin} and {@code Sec-Fetch-Site} where a
 * request comes from, and no page can change that; programs send neither.
 */
final class Origins {

  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
  private static final Pattern DEFAULT_PORT =
      Pattern.compile("(?<=^http://.{1,300}):80$|(?<=^https://.{1,300}):443$");

  private final List<String> listed;

  Origins(AccessProperties access) {
    this.listed =
        access.corsOrigins().stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (!listed.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
      throw new InvalidSettingException(
          "CORS_ORIGINS must be origins such as https://app.example, with commas between");
    }
  }

  List<String> listed() {
    return listed;
  }

  boolean isListed(@Nullable String origin) {
    return origin != null && listed.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** Whether a page that is neither our own nor listed sends this. */
  boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (isListed(origin)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !OWN_SITE.contains(site)
        || origin != null && !isOwn(origin, request.getHeader(HttpHeaders.HOST));
  }

  /** By name and port: behind a proxy that ends TLS, the scheme is another. */
  private static boolean isOwn(String origin, @Nullable String host) {
    String scheme = origin.startsWith("https://") ? "https://" : "http://";
    return host != null
        && withoutDefaultPort(origin).equalsIgnoreCase(withoutDefaultPort(scheme + host));
  }

  private static String withoutDefaultPort(String origin) {
    return DEFAULT_PORT.matcher(origin).replaceFirst("");
  }
}
