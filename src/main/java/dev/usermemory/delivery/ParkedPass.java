package dev.usermemory.delivery;

import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.SessionResolver;
import dev.usermemory.kernel.StoreException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks, every few seconds, for parked writes whose session became known by whatever way: an
 * import, a finalize that names its user, another instance, or a crash before they were delivered.
 */
@Component
class ParkedPass implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ParkedPass.class);

  private static final int PAGE = 100;

  /** Sessions that the resolver is asked about at a time; the next ones come in the next pass. */
  static final int ASKED = 20;

  private static final long LONGEST_CLOSE_S = 5;

  private final ParkedStore store;
  private final ParkedDelivery delivery;
  private final ParkedDepth depth;
  private final SessionResolver resolver;
  private final ParkedProperties properties;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("parked").unstarted(this::run);
  private @Nullable String askedUpTo;

  ParkedPass(
      ParkedStore store,
      ParkedDelivery delivery,
      ParkedDepth depth,
      SessionResolver resolver,
      ParkedProperties properties,
      Clock clock) {
    this.store = store;
    this.delivery = delivery;
    this.depth = depth;
    this.resolver = resolver;
    this.properties = properties;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        passWithoutBugs();
      } while (!closed.await(properties.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passWithoutBugs() {
    try {
      pass();
    } catch (StoreException e) {
      log.debug("Parked writes wait for the store");
    } catch (RuntimeException e) { // the next pass comes nevertheless
      log.atError().addKeyValue("error", e.getClass().getName()).log("Parked writes not delivered");
    }
  }

  /**
   * One pass over all that can be delivered.
   *
   * @throws StoreException when the store is away
   */
  void pass() {
    if (depth.refresh().count() == 0) {
      return;
    }
    String cursor = null;
    do {
      var page = store.deliverable(new PageRequest(cursor, PAGE), clock.millis());
      page.items().forEach(item -> delivery.deliver(item.userId(), item.parked()));
      cursor = page.nextCursor();
    } while (cursor != null && closed.getCount() > 0);
    if (resolver != SessionResolver.NONE) {
      ask();
    }
  }

  /** Its owner may have learned of a session only after something was parked for it. */
  private void ask() {
    var page = store.listParked(new PageRequest(askedUpTo, ASKED), clock.millis());
    askedUpTo = page.nextCursor();
    List<String> sessions = page.items().stream().map(ParkedWrite::sessionId).distinct().toList();
    for (String session : sessions) {
      resolver.find(session).ifPresent(user -> delivery.deliver(user, session));
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(LONGEST_CLOSE_S));
  }
}
