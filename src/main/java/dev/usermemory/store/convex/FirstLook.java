package dev.usermemory.store.convex;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Asks the deployment once the service runs, so that an operator hears of a wrong key or missing
 * functions without a request that fails of them.
 */
final class FirstLook implements ApplicationListener<ApplicationReadyEvent> {

  private static final Logger log = LoggerFactory.getLogger(FirstLook.class);

  private final StoreProbe convex;

  FirstLook(StoreProbe convex) {
    this.convex = convex;
  }

  @Override
  public void onApplicationEvent(ApplicationReadyEvent event) {
    Thread.ofVirtual().name("convex-first-look").start(this::look);
  }

  private void look() {
    try {
      convex.ping();
    } catch (StoreException e) { // what an operator must put right has been said with its reason
      log.atWarn().addKeyValue("reason", e.getMessage()).log("Convex does not serve yet");
    }
  }
}
