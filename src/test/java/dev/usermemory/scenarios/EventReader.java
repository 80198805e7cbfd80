package dev.usermemory.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as they come. */
final class EventReader implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** One that has a name; the end of the stream is one without. */
  record Event(String name, String id, String data) {

    JsonNode json() {
      return JsonMapper.shared().readTree(data);
    }
  }

  private EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  static EventReader open(String url, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return new EventReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    Map<String, String> fields = new HashMap<>();
    try {
      new BufferedReader(new InputStreamReader(response.body(), UTF_8))
          .lines()
          .forEach(line -> {
            if (line.isEmpty() && fields.containsKey("event")) {
              events.add(
                  new Event(
                      fields.get("event"),
                      fields.getOrDefault("id", ""),
                      fields.getOrDefault("data", "")));
              fields.clear();
            } else if (line.indexOf(':') > 0) {
              fields.put(
                  line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
            }
          });
    } catch (RuntimeException _) {
      // closed by us, or by the service
    }
    events.add(new Event("", "", ""));
  }

  int status() {
    return response.statusCode();
  }

  HttpResponse<?> response() {
    return response;
  }

  Event next() throws InterruptedException {
    Event event = events.poll(20, SECONDS);
    if (event == null) {
      throw new IllegalStateException("no event came");
    }
    return event;
  }

  /** What came so far and was not asked for. */
  List<Event> rest() {
    var rest = new ArrayList<Event>();
    events.drainTo(rest);
    return rest;
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
