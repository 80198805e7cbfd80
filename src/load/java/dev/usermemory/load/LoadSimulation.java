package dev.usermemory.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A warm-up, then rounds in which {@code GET /} and the mix take turns, so that whatever else the
 * machine does meets both.
 */
public final class LoadSimulation extends Simulation {

  private final Settings settings = Settings.read();
  private final People people =
      new People(settings, Long.toString(System.currentTimeMillis(), Character.MAX_RADIX));
  private final Figures figures =
      new Figures(settings.rounds() * settings.round().toMillis() / 1e3);
  private final AtomicLong numbers = new AtomicLong();
  private final Calls measured = new Calls(people, figures, numbers);

  public LoadSimulation() {
    setUp(warmUp().andThen(round(settings.rounds())))
        .protocols(protocol())
        .assertions(global().failedRequests().percent().lte(settings.failures()));
  }

  @Override
  public void before() {
    try {
      people.prepare();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Not everybody could be told about", e);
    }
  }

  @Override
  public void after() {
    System.out.print(figures.table());
  }

  private PopulationBuilder warmUp() {
    var calls = new Calls(people, new Figures(1), numbers);
    Duration half = settings.warmUp().dividedBy(2);
    return scenario("warm-up")
        .exec(during(half).on(calls.bare()), during(half).on(calls.of(settings.mix())))
        .exec(session -> {
          figures.begin();
          return session;
        })
        .injectOpen(atOnceUsers(settings.connections()));
  }

  /** It and those after it. */
  private PopulationBuilder round(int left) {
    String suffix = " " + left;
    PopulationBuilder mix = asked("mix" + suffix, measured.of(settings.mix()));
    PopulationBuilder bare = asked(Figures.BARE + suffix, measured.bare());
    if (settings.mix() == Mix.ERASURE) {
      return bare.andThen(mix, erasure());
    }
    return bare.andThen(left == 1 ? mix : mix.andThen(round(left - 1)));
  }

  private PopulationBuilder asked(String name, ChainBuilder call) {
    Duration length = settings.round();
    return settings.open()
        ? scenario(name).exec(call).injectOpen(constantUsersPerSec(settings.rate()).during(length))
        : scenario(name)
            .exec(during(length).on(call))
            .injectOpen(atOnceUsers(settings.connections()));
  }

  private PopulationBuilder erasure() {
    return scenario("erasure")
        .exec(new Erasure(people, figures, settings.adminToken()).chain())
        .injectOpen(nothingFor(settings.round().dividedBy(3)), atOnceUsers(1));
  }

  private HttpProtocolBuilder protocol() {
    HttpProtocolBuilder protocol =
        http.baseUrl(settings.url().toString()).disableUrlEncoding().disableCaching();
    if (settings.open()) {
      protocol = protocol.shareConnections();
    }
    if (settings.gzip()) {
      protocol = protocol.acceptEncodingHeader("gzip");
    }
    return settings.token().isEmpty()
        ? protocol
        : protocol.authorizationHeader("Bearer " + settings.token());
  }
}
