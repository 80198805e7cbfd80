package dev.usermemory.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.kernel.Secret;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

class ListenGuardTest {

  private static final Secret NONE = new Secret("");

  private final TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "127.8.9.10"})
  void loopback_needsNoSecret(String address) throws Exception {
    factory.setAddress(InetAddress.getByName(address));

    assertThatCode(() -> guard("").customize(factory)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.10"})
  void otherAddress_needsASecret(String address) throws Exception {
    factory.setAddress(InetAddress.getByName(address));

    assertThatCode(() -> guard("x".repeat(32)).customize(factory)).doesNotThrowAnyException();
    assertThatExceptionOfType(UnprotectedAddressException.class)
        .isThrownBy(() -> guard("").customize(factory));
  }

  @Test
  void noAddress_isTheLoopback() {
    guard("").customize(factory);

    assertThat(factory.getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void port_outOfRange_isRefused(int port) {
    factory.setPort(port);

    assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
        .isThrownBy(() -> guard("").customize(factory));
  }

  @Test
  void refusal_saysWhichVariableHelps() {
    FailureAnalysis analysis =
        new UnprotectedAddressAnalyzer()
            .analyze(new IllegalStateException(new UnprotectedAddressException()));

    assertThat(analysis).isNotNull();
    assertThat(analysis.getDescription()).contains("SERVER_ADDRESS", "credentials");
    assertThat(analysis.getAction()).contains("Set SERVICE_SHARED_SECRET");
  }

  private static ListenGuard guard(String secret) {
    return new ListenGuard(
        new AccessProperties(new Secret(secret), NONE, NONE, null, "", "", List.of(), List.of()));
  }
}
