package dev.usermemory.ops;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** When the first of the certificates that this service shows to its callers ends. */
@Component
public class CertificateExpiry {

  private final @Nullable Ssl ssl;
  private final @Nullable SslBundles bundles;

  CertificateExpiry(ServerProperties server, ObjectProvider<SslBundles> bundles) {
    this.ssl = server.getSsl();
    this.bundles = bundles.getIfAvailable();
  }

  /** Reads the key store again, which may have been renewed; empty without TLS. */
  public Optional<Instant> next() {
    if (!Ssl.isEnabled(ssl) || ssl == null) {
      return Optional.empty();
    }
    KeyStore keys = WebServerSslBundle.get(ssl, bundles).getStores().getKeyStore();
    return keys == null ? Optional.empty() : first(keys);
  }

  private static Optional<Instant> first(KeyStore keys) {
    try {
      Instant first = null;
      for (String alias : Collections.list(keys.aliases())) {
        Instant end = end(keys, alias);
        first = first == null || end != null && end.isBefore(first) ? end : first;
      }
      return Optional.ofNullable(first);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the server has read the same key store", e);
    }
  }

  /** The others of its chain belong to authorities and end later. */
  private static @Nullable Instant end(KeyStore keys, String alias)
      throws GeneralSecurityException {
    return keys.getCertificate(alias) instanceof X509Certificate certificate
        ? certificate.getNotAfter().toInstant()
        : null;
  }
}
