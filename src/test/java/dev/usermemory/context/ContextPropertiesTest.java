package dev.usermemory.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usermemory.kernel.InvalidSettingException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What environment variables, as {@code application.yaml} reads them, mean for contexts. */
class ContextPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    // ours, the host's, tokens, whether the host's is taken for messages
    ",,1024,false",
    "'','',1024,false",
    "800,,800,false",
    "1,,1,false",
    "800,6,800,false",
    "20,4000,20,false",
    ",6,1024,true",
    ",1,1024,true",
    ",50,1024,true",
    ",51,51,false",
    ",4000,4000,false",
    "'',4000,4000,false",
    "800,0,800,false"
  })
  void limit_isOursThenTheHostsTokensThenTheDefault(
      String ours, String hosts, int tokens, boolean messages) {
    ContextProperties properties = bind(ours, hosts);

    assertThat(properties.limitTokens()).isEqualTo(tokens);
    assertThat(properties.countsMessages()).isEqualTo(messages);
  }

  @ParameterizedTest
  @CsvSource({"0,", "32769,", "-1,4000"})
  void ours_outOfItsBounds_isRefusedByName(String ours, String hosts) {
    assertThatThrownBy(() -> bind(ours, hosts))
        .hasRootCauseInstanceOf(InvalidSettingException.class)
        .hasRootCauseMessage("MEMORY_CONTEXT_TOKENS must be 1 to 32768");
  }

  @ParameterizedTest
  @CsvSource({"0", "-6", "32769"})
  void hosts_outOfAllBounds_isRefusedByName(String hosts) {
    assertThatThrownBy(() -> bind(null, hosts))
        .hasRootCauseInstanceOf(InvalidSettingException.class)
        .hasRootCauseMessage("CLASSIFIER_CONTEXT_LIMIT must be 1 to 32768");
  }

  private static ContextProperties bind(String ours, String hosts) {
    var variables = new HashMap<String, Object>();
    put(variables, "MEMORY_CONTEXT_TOKENS", ours);
    put(variables, "CLASSIFIER_CONTEXT_LIMIT", hosts);
    var environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.stream().toList().forEach(source -> sources.remove(source.getName()));
    sources.addLast(new MapPropertySource("variables", variables));
    try {
      new YamlPropertySourceLoader()
          .load("application", new ClassPathResource("application.yaml"))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Binder.get(environment).bindOrCreate("usermemory.context", ContextProperties.class);
  }

  private static void put(Map<String, Object> variables, String name, String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
