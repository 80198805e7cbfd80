package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.UserMemoryApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** TLS of the service's own, with a certificate and a key as PEM files. */
@Isolated("it reads what the process prints")
@ExtendWith(OutputCaptureExtension.class)
class TlsIT {

  private static final String PASSWORD = "only-for-tests";

  @TempDir private Path folder;

  @Test
  void certificateAndKey_makeItHttps(CapturedOutput output) throws Exception {
    KeyStore own = ownCertificate();
    Path certificate = pem("CERTIFICATE", own.getCertificate("own").getEncoded());
    Path key = pem("PRIVATE KEY", own.getKey("own", PASSWORD.toCharArray()).getEncoded());

    try (var service =
        new SpringApplicationBuilder(UserMemoryApplication.class)
            .run(
                "--PORT=0",
                "--MEMORY_DB_PATH=" + folder.resolve("memory.db"),
                "--server.ssl.certificate=" + certificate.toUri(),
                "--server.ssl.certificate-private-key=" + key.toUri())) {
      int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
      URI address = URI.create("https://localhost:" + port + "/");

      HttpResponse<String> response = get(own, address);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
      assertThat(get(own, address.resolve("actuator/prometheus")).body())
          .contains(
              "usermemory_credential_expiry_timestamp_seconds{credential=\"certificate\"} "
                  + (double) end(own).getEpochSecond());
      await().untilAsserted(() -> assertThat(output).contains("open=" + address));
    }
  }

  private static Instant end(KeyStore own) throws Exception {
    return ((X509Certificate) own.getCertificate("own")).getNotAfter().toInstant();
  }

  /** Made by the JDK's own tool, and trusted by nobody but this test. */
  private KeyStore ownCertificate() throws Exception {
    Path file = folder.resolve("own.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var make =
        new ProcessBuilder(
            (keytool
                    + " -genkeypair -alias own -keyalg EC -groupname secp256r1 -validity 2"
                    + " -dname CN=localhost -ext san=dns:localhost -storetype PKCS12"
                    + " -storepass "
                    + PASSWORD
                    + " -keystore "
                    + file)
                .split(" "));
    assertThat(make.redirectErrorStream(true).start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path pem(String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-') + ".pem"),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
  }

  private static HttpResponse<String> get(KeyStore trusted, URI address) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
