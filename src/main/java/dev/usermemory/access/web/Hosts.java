package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.kernel.InvalidSettingException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which names the service may be called. A foreign page can make its own name resolve to
 * 127.0.0.1 (DNS rebinding), but not send another one than its own.
 */
final class Hosts {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");
  private static final Pattern ENTRY =
      Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");
  private static final Pattern PORT = Pattern.compile(":\\d+$");

  private final List<String> allowed;
  private final boolean checked;

  Hosts(AccessProperties access) {
    this.allowed =
        access.allowedHosts().stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    if (!allowed.stream().allMatch(host -> ENTRY.matcher(host).matches())) {
      throw new InvalidSettingException(
          "ALLOWED_HOSTS must be names such as memory.example or memory.example:8443, with commas"
              + " between");
    }
    this.checked = !access.asksForCredentials() || !allowed.isEmpty();
  }

  /**
   * With credentials every name will do unless some are listed: a page has no credentials to send.
   *
   * @param sent the header {@code Host}
   */
  boolean accept(@Nullable String sent) {
    if (!checked) {
      return true;
    }
    String host = sent == null ? "" : sent.toLowerCase(Locale.ROOT);
    return LOOPBACK.matcher(host).matches()
        || allowed.contains(host)
        || allowed.contains(PORT.matcher(host).replaceFirst(""));
  }
}
