package dev.usermemory.ops.metrics;

import dev.usermemory.kernel.RefusalException;

import dev.usermemory.kernel.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A port whose every operation is timed as {@code usermemory_store_seconds}, by operation and by
 * what came of it: {@code ok}, {@code replayed}, {@code denied}, {@code refused} or {@code failed}.
 */
final class StoreTimers implements InvocationHandler {

  static final String NAME = "usermemory.store";

  private final Object port;
  private final MeterRegistry meters;

  StoreTimers(Object port, MeterRegistry meters) {
    this.port = port;
    this.meters = meters;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return call(method, arguments);
    }
    Timer.Sample sample = Timer.start(meters);
    String outcome = "failed";
    try {
      Object result = call(method, arguments);
      outcome = outcome(result);
      return result;
    } catch (RefusalException e) {
      outcome = "refused";
      throw e;
    } finally {
      sample.stop(meters.timer(NAME, "operation", method.getName(), "outcome", outcome));
    }
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static String outcome(@Nullable Object result) {
    return switch (result) {
      case Outcome.Denied<?> _ -> "denied";
      case Outcome.Done<?>(var _, boolean replayed) when replayed -> "replayed";
      case null, default -> "ok";
    };
  }
}
