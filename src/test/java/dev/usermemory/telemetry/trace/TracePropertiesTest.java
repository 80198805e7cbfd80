package dev.usermemory.telemetry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.info.BuildProperties;

class TracePropertiesTest {

  private static final Duration EVERY = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:4318", "grpc://h:4317", "http://u:p@h", "http://h?x=1", "http://h#x"})
  void endpoint_thatIsNoBaseAddress_isRefused(String endpoint) {
    assertThatThrownBy(() -> properties(endpoint, "", 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("OTEL_EXPORTER_OTLP_ENDPOINT must be");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void ratio_outsideItsRange_isRefused(double ratio) {
    assertThatThrownBy(() -> properties("http://h", "", ratio))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("OTEL_TRACES_SAMPLER_ARG must be 0 to 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "=secret", "a b=secret", "a=1,secret"})
  void headers_thatAreNone_areRefusedWithoutBeingShown(String headers) {
    assertThatThrownBy(() -> properties("http://h", headers, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("OTEL_EXPORTER_OTLP_HEADERS must be name=value, with commas between");
  }

  @Test
  void headers_areNamesAndValues() {
    assertThat(properties("http://h", "api-key=a=b, x-team = blue,", 1).headersByName())
        .isEqualTo(Map.of("api-key", "a=b", "x-team", "blue"));
  }

  @Test
  void spans_goBelowTheBaseAddress() {
    assertThat(TraceProperties.spans(URI.create("http://h:4318/")))
        .isEqualTo("http://h:4318/v1/traces");
    assertThat(TraceProperties.spans(URI.create("https://h/otlp")))
        .isEqualTo("https://h/otlp/v1/traces");
  }

  @Test
  void withoutEndpoint_nothingIsRecorded() {
    var build = new DefaultListableBeanFactory().getBeanProvider(BuildProperties.class);

    assertThat(
            new TraceConfiguration()
                .spanSource(new TraceProperties(null, new Secret(""), 1, EVERY), build))
        .isInstanceOf(PassingOn.class);
  }

  private static TraceProperties properties(String endpoint, String headers, double ratio) {
    return new TraceProperties(URI.create(endpoint), new Secret(headers), ratio, EVERY);
  }
}
