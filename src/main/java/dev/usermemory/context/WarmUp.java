package dev.usermemory.context;

import dev.usermemory.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Goes through requests before there is one, that is before the port is open: on a busy machine,
 * loading the classes and word lists for the first chat can take longer than its deadline.
 */
@Component
class WarmUp implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final UserId NOBODY = new UserId("warm-up");

  private final WarmWords words;
  private final ContextStore store;
  private final Clock clock;

  WarmUp(WarmWords words, ContextStore store, Clock clock) {
    this.words = words;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var query = new ContextQuery(NOBODY, "warm-up", WarmWords.QUERY, 1, 1, null, clock.millis());
    try {
      Deadline.in(PATIENCE).await(Deadline.start(() -> store.readContext(query)));
    } catch (RuntimeException e) {
      // The service starts all the same: it answers chats without its store, too.
      log.atWarn().addKeyValue("error", e.getClass().getName()).log("Store not warm");
    }
    words.await();
  }
}
