package dev.usermemory.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.json.Patched;
import dev.usermemory.kernel.validation.CalendarDay;
import dev.usermemory.kernel.validation.EpochMs;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.kernel.validation.NotCleared;
import dev.usermemory.kernel.validation.OpenObject;
import dev.usermemory.kernel.validation.Text;
import dev.usermemory.ops.UserIdHash;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The building blocks of this package over HTTP, without the rest of the service. */
@SpringBootTest(
    classes = HttpIT.Application.class,
    properties = "management.endpoint.health.validate-group-membership=false", // there is no store
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class HttpIT {

  @LocalServerPort private int port;

  /** This package alone, with a controller that takes every kind of member. */
  @EnableAutoConfiguration
  @ConfigurationPropertiesScan({"dev.usermemory.http", "dev.usermemory.ops"})
  @ComponentScan("dev.usermemory.http")
  @Import({Probe.class, ToldRequests.class, UserIdHash.class})
  static class Application {

    @Bean
    Tracer tracer() {
      return Tracer.NONE;
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  enum Colour {
    @JsonProperty("deep_red")
    DEEP_RED,
    @JsonProperty("blue")
    BLUE
  }

  record Inner(@NotNull(message = "is required") @Label(max = 3) String id, Colour colour) {}

  record Body(
      @Text(max = 5) @Nullable String text,
      @Nullable Long whole,
      @DecimalMax("10") @Nullable Double number,
      @Nullable Boolean flag,
      @Nullable Colour colour,
      @EpochMs @Nullable Long at,
      @CalendarDay @Nullable String day,
      @Size(max = 2) @Nullable List<@Label(max = 3) String> tags,
      @Valid @Nullable List<Inner> inner,
      @Nullable UserId userId,
      @NotCleared Patched<@Text(max = 3) String> kept,
      Patched<Long> cleared,
      @OpenObject @Nullable Map<String, @Nullable Object> extra) {}

  @RestController
  static class Probe {

    @PostMapping("/probe")
    Body echo(@Valid @RequestBody Body body, CallerKey key) {
      return body;
    }

    @PostMapping("/fail")
    void fail(@RequestBody Body body) {
      throw new IllegalStateException("a failure that quotes " + body.text());
    }

    @GetMapping("/probe/{userId}/{id}")
    Map<String, Object> read(
        @PathVariable UserId userId,
        @PathVariable @Label String id,
        @Nullable Colour colour,
        @RequestParam(defaultValue = "false") boolean flag,
        @RequestParam(defaultValue = "0") long number,
        PageRequest page) {
      return Map.of("id", id, "flag", flag);
    }
  }

  int port() {
    return port;
  }

  ServiceClient service() {
    return new ServiceClient(port);
  }
}
