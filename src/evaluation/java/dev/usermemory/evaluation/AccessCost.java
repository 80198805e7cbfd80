package dev.usermemory.evaluation;

import com.sun.management.OperatingSystemMXBean;
import dev.usermemory.UserMemoryApplication;
import dev.usermemory.access.TestIssuer;
import dev.usermemory.client.ServiceClient;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What asking for credentials costs: how many contexts a second a service without any gives, and
 * another that is asked with a token and with a JWT, in this process and in rounds that take turns.
 * System properties: {@code access.rounds}, {@code access.millis}.
 */
public final class AccessCost {

  private static final int WARM_UPS = 20;
  private static final int CONNECTIONS = 8;
  private static final Duration LENGTH =
      Duration.ofMillis(Integer.getInteger("access.millis", 500));
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final String SECRET = "a-secret-of-at-least-32-characters";

  /** What is asked, and of whom. */
  private record Kind(Rounds rounds, List<byte[]> requests) {

    static Kind of(URI service, String path, String token) {
      return new Kind(
          new Rounds(service, CONNECTIONS, LENGTH),
          List.of(KeepAlive.get(service.resolve(path + "context"), token)));
    }

    /** Contexts a second of the clock, and of the processors' time in this process. */
    double[] rates() throws Exception {
      long processors = PROCESS.getProcessCpuTime();
      long clock = System.nanoTime();
      double rate = rounds.run(requests);
      double share =
          (double) (PROCESS.getProcessCpuTime() - processors) / (System.nanoTime() - clock);
      return new double[] {rate, rate / share};
    }
  }

  private AccessCost() {}

  public static void main(String[] args) throws Exception {
    try (var issuer = new TestIssuer();
        var open = start();
        var guarded =
            start(
                "usermemory.access.shared-secret=" + SECRET,
                "usermemory.access.issuer=" + issuer.url(),
                "usermemory.access.audience=" + TestIssuer.AUDIENCE)) {
      String mine = new RemoteMemory(Coaching.person(), new ServiceClient(url(open), "")).path();
      String theirs =
          new RemoteMemory(Coaching.person(), new ServiceClient(url(guarded), SECRET)).path();
      String subject = theirs.split("/")[3];
      Map<String, Kind> kinds = new LinkedHashMap<>();
      kinds.put("without", Kind.of(url(open), mine, ""));
      kinds.put("token", Kind.of(url(guarded), theirs, SECRET));
      kinds.put("JWT", Kind.of(url(guarded), theirs, issuer.token(subject)));
      compare(kinds);
    }
    System.exit(0); // what a service leaves behind does not hold this up
  }

  private static void compare(Map<String, Kind> kinds) throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      rates(kinds);
    }
    List<List<double[]>> rounds = new ArrayList<>();
    for (int i = 0; i < Integer.getInteger("access.rounds", 60); i++) {
      rounds.add(rates(kinds));
    }
    System.out.println(
        "medians of contexts by second, by second of processors, and shares of the first");
    List<String> names = List.copyOf(kinds.keySet());
    for (int i = 0; i < names.size(); i++) {
      int kind = i;
      System.out.printf(
          "%-8s %8.0f %8.0f %6.2f %6.2f%n",
          names.get(kind),
          median(rounds, round -> round.get(kind)[0]),
          median(rounds, round -> round.get(kind)[1]),
          median(rounds, round -> round.get(kind)[0] / round.getFirst()[0]),
          median(rounds, round -> round.get(kind)[1] / round.getFirst()[1]));
    }
  }

  private static double median(List<List<double[]>> rounds, ToDoubleFunction<List<double[]>> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static List<double[]> rates(Map<String, Kind> kinds) throws Exception {
    List<double[]> rates = new ArrayList<>();
    for (Kind kind : kinds.values()) {
      rates.add(kind.rates());
    }
    return rates;
  }

  private static ConfigurableApplicationContext start(String... settings) throws Exception {
    String database = Files.createTempDirectory("access-cost").resolve("memory.db").toString();
    String[] all =
        Stream.concat(
                Stream.of(
                    "server.port=0",
                    "MEMORY_DB_PATH=" + database,
                    "LOG_LEVEL=WARN",
                    "RATE_LIMIT_CALLER=1000000",
                    "RATE_LIMIT_USER=1000000"),
                Arrays.stream(settings))
            .map(setting -> "--" + setting)
            .toArray(String[]::new);
    return new SpringApplicationBuilder(UserMemoryApplication.class).run(all);
  }

  private static URI url(ConfigurableApplicationContext service) {
    return URI.create(
        "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
  }
}
