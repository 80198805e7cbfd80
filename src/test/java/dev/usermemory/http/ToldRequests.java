package dev.usermemory.http;

import dev.usermemory.access.limit.LimitTelemetry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told, for rooms that are tried without the rest of the service. */
public final class ToldRequests implements RequestTelemetry, LimitTelemetry {

  private final List<String> answers = new CopyOnWriteArrayList<>();

  /** Each as method, route and status. */
  public List<String> answers() {
    return answers;
  }

  @Override
  public void answered(String method, String route, int status, long nanos) {
    answers.add(method + " " + route + " " + status);
  }

  @Override
  public void limited(String policy) {}
}
