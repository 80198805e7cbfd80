package dev.usermemory.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class StoreTimersTest {

  interface ThingStore {
    Outcome<String> write(String kind);

    String read(String kind);
  }

  private static final class Things implements ThingStore {

    @Override
    public Outcome<String> write(String kind) {
      return switch (kind) {
        case "denied" -> new Outcome.Denied<>("memory");
        case "replayed" -> new Outcome.Done<>("x", true);
        default -> Outcome.done("x");
      };
    }

    @Override
    public String read(String kind) {
      throw switch (kind) {
        case "absent" -> new NotFoundException("no");
        case "away" -> new StoreUnavailableException(new IllegalStateException());
        default -> new IllegalStateException(kind);
      };
    }
  }

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ThingStore store = (ThingStore) timed(new Things());

  @Test
  void operations_areTimedByOutcome() {
    store.write("new");
    store.write("replayed");
    store.write("denied");
    store.write("denied");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> store.read("absent"));
    assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.read("away"));
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> store.read("bug"));

    assertThat(counts())
        .isEqualTo(
            Map.of(
                "write ok", 1L,
                "write replayed", 1L,
                "write denied", 2L,
                "read refused", 1L,
                "read failed", 2L));
  }

  @Test
  void beansThatAreNoPort_stayAsTheyAre() {
    Object other = new Object();

    assertThat(timed(other)).isSameAs(other);
    assertThat(store.equals(null)).isFalse();
  }

  private Object timed(Object bean) {
    var beans = new StaticListableBeanFactory(Map.of("meters", meters));
    BeanPostProcessor processor =
        StoreTimersConfiguration.storeTimers(beans.getBeanProvider(MeterRegistry.class));
    Object processed = processor.postProcessAfterInitialization(bean, "bean");
    assertThat(processed).isNotNull();
    return processed;
  }

  private Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    for (Timer timer : meters.find(StoreTimers.NAME).timers()) {
      counts.put(
          timer.getId().getTag("operation") + " " + timer.getId().getTag("outcome"), timer.count());
    }
    return counts;
  }
}
