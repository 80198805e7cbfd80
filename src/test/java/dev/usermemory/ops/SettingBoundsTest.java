package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.usermemory.kernel.InvalidSettingException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Every number, duration and size of the configuration has bounds, whose refusal names it. */
class SettingBoundsTest {

  /** Nobody means these: below and above whatever makes sense. */
  private static final Map<Class<?>, List<String>> ABSURD =
      Map.of(
          Duration.class, List.of("-1s", "400000d"),
          DataSize.class, List.of("-1B", "4096TB"),
          int.class, List.of("-1", "2147483647"),
          Integer.class, List.of("-1", "2147483647"),
          long.class, List.of("-1", "9223372036854775807"),
          Long.class, List.of("-1", "9223372036854775807"));

  /** What else must be set for a number to matter. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "usermemory.convex.url", "http://127.0.0.1:1",
          "usermemory.convex.deploy-key", "key");

  static Stream<Arguments> settings() {
    return classes().flatMap(SettingBoundsTest::numbers);
  }

  private static Stream<Class<?>> classes() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("dev.usermemory").stream()
        .map(BeanDefinition::getBeanClassName)
        .map(name -> ClassUtils.resolveClassName(name, null));
  }

  private static Stream<Arguments> numbers(Class<?> settings) {
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(settings.getRecordComponents())
        .filter(component -> ABSURD.containsKey(component.getType()))
        .flatMap(component ->
            ABSURD.get(component.getType()).stream()
                .map(value -> Arguments.of(settings, prefix, name(prefix, component), value)));
  }

  private static String name(String prefix, RecordComponent component) {
    return prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void number_beyondSense_isRefusedByName(
      Class<?> settings, String prefix, String property, String value) {
    Map<String, String> all = new HashMap<>(OTHERS);
    all.put(property, value);
    var binder = new Binder(new MapConfigurationPropertySource(all));

    Throwable refusal = catchThrowable(() -> binder.bind(prefix, Bindable.of(settings)));

    assertThat(refusal).isNotNull();
    assertThat(NestedExceptionUtils.getMostSpecificCause(refusal))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(Settings.variable(property))
        .hasMessageContaining(" must be ");
  }

  @Test
  void settings_areFound() {
    assertThat(settings().count()).isGreaterThan(60);
  }
}
