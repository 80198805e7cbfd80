package dev.usermemory.store.convex;

import dev.usermemory.store.ConvexTelemetry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps what it is told. */
final class ToldCalls implements ConvexTelemetry {

  final List<Attempted> attempts = new CopyOnWriteArrayList<>();

  @Override
  public void attempted(Attempted attempted) {
    attempts.add(attempted);
  }

  long count(String outcome) {
    return attempts.stream().filter(attempt -> attempt.outcome().equals(outcome)).count();
  }

  Map<String, Long> byOutcome() {
    return attempts.stream()
        .collect(Collectors.groupingBy(Attempted::outcome, Collectors.counting()));
  }
}
