package dev.usermemory.access;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call. While neither a secret nor a file nor an issuer is set, no credentials are asked
 * for and the service listens on the loopback only.
 *
 * @param sharedSecret {@code SERVICE_SHARED_SECRET}: may use {@code memory} and {@code progress}
 * @param adminSecret {@code ADMIN_SHARED_SECRET}: may do everything
 * @param metricsSecret {@code METRICS_SHARED_SECRET}: may read metrics
 * @param tokensFile {@code ACCESS_TOKENS_FILE}: further tokens, see {@link TokensFile}
 * @param issuer {@code CLERK_ISSUER_URL}: whose JWTs end users bring, exactly as in their {@code
 *     iss}
 * @param audience {@code CLERK_AUDIENCE}: for whom these have to be; when empty, for nobody named
 * @param allowedHosts {@code ALLOWED_HOSTS}: names, or name:port, by which the service is called
 *     besides those of the loopback
 * @param corsOrigins {@code CORS_ORIGINS}: whose pages may call
 */
@ConfigurationProperties("usermemory.access")
public record AccessProperties(
    @DefaultValue("") Secret sharedSecret,
    @DefaultValue("") Secret adminSecret,
    @DefaultValue("") Secret metricsSecret,
    @Nullable Path tokensFile,
    @DefaultValue("") String issuer,
    @DefaultValue("") String audience,
    @DefaultValue({}) List<String> allowedHosts,
    @DefaultValue({}) List<String> corsOrigins) {

  private static final int MIN_SECRET = 32;

  public AccessProperties {
    requireLong("SERVICE_SHARED_SECRET", sharedSecret);
    requireLong("ADMIN_SHARED_SECRET", adminSecret);
    requireLong("METRICS_SHARED_SECRET", metricsSecret);
    requireOwn("ADMIN_SHARED_SECRET", adminSecret, sharedSecret, metricsSecret);
    requireOwn("METRICS_SHARED_SECRET", metricsSecret, sharedSecret);
    issuer = issuer.strip();
    audience = audience.strip();
    if (!issuer.isEmpty() && !IssuerKeys.isTrustworthy(issuer)) {
      throw new InvalidSettingException(
          "CLERK_ISSUER_URL must be an https URL (http only on a loopback address)");
    }
    if (issuer.isEmpty() && !audience.isEmpty()) {
      throw new InvalidSettingException("CLERK_ISSUER_URL must be set when CLERK_AUDIENCE is");
    }
    allowedHosts = List.copyOf(allowedHosts);
    corsOrigins = List.copyOf(corsOrigins);
  }

  /** Whether callers have to say who they are. */
  public boolean asksForCredentials() {
    return !sharedSecret.isEmpty()
        || !adminSecret.isEmpty()
        || !metricsSecret.isEmpty()
        || tokensFile != null
        || !issuer.isEmpty();
  }

  private static void requireLong(String variable, Secret secret) {
    if (!secret.isEmpty()
        && secret.reveal().codePointCount(0, secret.reveal().length()) < MIN_SECRET) {
      throw new InvalidSettingException(
          variable + " must have at least " + MIN_SECRET + " characters");
    }
  }

  private static void requireOwn(String variable, Secret secret, Secret... others) {
    for (Secret other : others) {
      if (!secret.isEmpty() && secret.reveal().equals(other.reveal())) {
        throw new InvalidSettingException(variable + " must differ from the other secrets");
      }
    }
  }
}
