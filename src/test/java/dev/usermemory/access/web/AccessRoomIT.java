package dev.usermemory.access.web;

import dev.usermemory.access.Caller;
import dev.usermemory.http.RawHttp;
import dev.usermemory.http.ToldRequests;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.ops.UserIdHash;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** This room in front of a few endpoints, without the rest of the service. */
@SpringBootTest(
    classes = AccessRoomIT.Application.class,
    properties = {
      "access-room=true",
      "management.endpoint.health.validate-group-membership=false" // there is no store
    },
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class AccessRoomIT {

  @LocalServerPort private int port;

  @EnableAutoConfiguration
  @ConfigurationPropertiesScan({
    "dev.usermemory.access",
    "dev.usermemory.http",
    "dev.usermemory.ops"
  })
  @ComponentScan({"dev.usermemory.access", "dev.usermemory.http"})
  @Import({Endpoints.class, ToldRequests.class, UserIdHash.class})
  static class Application {

    @Bean
    Tracer tracer() {
      return Tracer.NONE;
    }

    @Bean
    StoreProbe store() {
      return new NamedStore();
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }

  /** All that this room asks of a store is how it is called. */
  private static final class NamedStore implements StoreProbe {

    @Override
    public String name() {
      return "embedded";
    }

    @Override
    public String description() {
      return "nowhere";
    }

    @Override
    public void ping() {}
  }

  /** Not for other applications of the tests, which scan for controllers. */
  @ConditionalOnProperty("access-room")
  @RestController
  static class Endpoints {

    /** How often something that is not open was called. */
    final AtomicInteger reached = new AtomicInteger();

    @GetMapping("/")
    String service() {
      return "service";
    }

    @GetMapping("/v1/mem/{userId}/facts")
    String facts(Caller caller) {
      reached.incrementAndGet();
      return caller.getClass().getSimpleName();
    }

    @PostMapping("/v1/mem/{userId}/goals")
    String goals() {
      reached.incrementAndGet();
      return "stored";
    }

    @PostMapping("/v1/admin/ttl-sweep")
    String sweep() {
      return "swept";
    }

    /** Of a known path, but no rule has the method. */
    @DeleteMapping("/v1/mem/{userId}/facts")
    String ruleless() {
      return "reached";
    }

    /** No rule has the path. */
    @GetMapping("/ruleless")
    String unknown() {
      return "reached";
    }
  }

  String send(String method, String path, String headers) throws IOException {
    return send(method, path, "localhost", headers);
  }

  String send(String method, String path, String host, String headers) throws IOException {
    return RawHttp.send(
        port, method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers);
  }

  int port() {
    return port;
  }
}
