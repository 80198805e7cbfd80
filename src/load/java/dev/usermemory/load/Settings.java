package dev.usermemory.load;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * What a run is told, as system properties {@code load.…}.
 *
 * @param url of the service
 * @param token of a caller with the scopes {@code memory} and {@code progress}; may be empty
 * @param adminToken of one that may erase
 * @param mix what is asked
 * @param rate requests a second, whatever the answers take (open model); 0 for as many as {@code
 *     connections} get answered (closed model)
 * @param connections of the closed model and of the warm-up
 * @param warmUp before anything is measured
 * @param round of {@code GET /}, and then of the mix
 * @param rounds how often these take turns
 * @param people who are asked about
 * @param facts of a person before the run
 * @param heavyFacts of every hundredth person of a mix that has heavy ones
 * @param erasedFacts of the person who is erased
 * @param gzip whether packed answers are accepted
 * @param failures percent of the requests that may fail
 */
record Settings(
    URI url,
    String token,
    String adminToken,
    Mix mix,
    int rate,
    int connections,
    Duration warmUp,
    Duration round,
    int rounds,
    int people,
    int facts,
    int heavyFacts,
    int erasedFacts,
    boolean gzip,
    double failures) {

  Settings {
    if (connections < 1 || rounds < 1 || people < 1 || facts < 0 || rate < 0) {
      throw new IllegalArgumentException(
          "load.connections, load.rounds and load.people are at least 1, no number is negative");
    }
  }

  static Settings read() {
    Mix mix = mix(text("mix", "contexts"));
    String token = text("token", "");
    return new Settings(
        URI.create(text("url", "http://127.0.0.1:8080")),
        token,
        text("adminToken", token),
        mix,
        number("rate", 0),
        number("connections", 8),
        Duration.ofSeconds(number("warmUp", 20)),
        Duration.ofSeconds(number("duration", 10)),
        mix == Mix.ERASURE ? 1 : number("rounds", 3),
        number("people", mix.people()),
        number("facts", mix.facts()),
        number("heavyFacts", 3_000),
        number("erasedFacts", 50_000),
        Boolean.parseBoolean(text("gzip", "false")),
        Double.parseDouble(text("failures", "0")));
  }

  boolean open() {
    return rate > 0;
  }

  private static Mix mix(String name) {
    try {
      return Mix.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("load.mix is none of " + Mix.names(), e);
    }
  }

  private static String text(String name, String absent) {
    String value = System.getProperty("load." + name, "");
    return value.isBlank() ? absent : value.strip();
  }

  private static int number(String name, int absent) {
    return Integer.parseInt(text(name, Integer.toString(absent)));
  }
}
