package dev.usermemory.telemetry.metrics;

import dev.usermemory.access.Routes;
import dev.usermemory.access.limit.LimitTelemetry;
import dev.usermemory.http.RequestTelemetry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Requests, by their route: the pattern of a path, never the path. */
@Component
class RequestMetrics implements RequestTelemetry, LimitTelemetry {

  private final Meter.MeterProvider<Timer> requests;
  private final Counter ofCallers;
  private final Counter ofUsers;

  RequestMetrics(MeterRegistry meters) {
    requests =
        Timer.builder("usermemory.http.request")
            .description("Time to answer a request")
            .serviceLevelObjectives(Buckets.REQUEST)
            .withRegistry(meters);
    Routes.ALL.forEach(route -> timer(route.method().name(), route.path().getPatternString(), 200));
    ofCallers = limited(meters, "caller");
    ofUsers = limited(meters, "user");
  }

  private static Counter limited(MeterRegistry meters, String policy) {
    return Counter.builder("usermemory.requests.limited")
        .description("Requests refused because there were too many")
        .tag("policy", policy)
        .register(meters);
  }

  private Timer timer(String method, String route, int status) {
    return requests.withTags("method", method, "route", route, "status", Integer.toString(status));
  }

  @Override
  public void answered(String method, String route, int status, long nanos) {
    timer(method, route, status).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void limited(String policy) {
    (policy.equals("user") ? ofUsers : ofCallers).increment();
  }
}
