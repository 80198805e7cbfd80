package dev.usermemory.store.convex;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the answers of the deployment have told about it. What an operator must put right is said
 * once, and again when it has changed.
 */
final class Deployment {

  private final Logger log;

  /**
   * A key may be allowed to read and not to write, so that one kind's answers say nothing of it.
   */
  private final Set<ConvexFunction.Kind> refused = EnumSet.noneOf(ConvexFunction.Kind.class);

  private Fitness functions = Fitness.UNKNOWN;
  private Fitness said = Fitness.UNKNOWN;
  private volatile boolean isKeyRefused;

  Deployment() {
    this(LoggerFactory.getLogger(Deployment.class));
  }

  Deployment(Logger log) {
    this.log = log;
  }

  /** Convex refused the key. */
  synchronized void refusedKey(ConvexFunction.Kind kind) {
    refused.add(kind);
    say();
  }

  /** Convex answered for a function, whatever it was. */
  void acceptedKey(ConvexFunction.Kind kind) {
    if (isKeyRefused) { // nearly always not, and every answer asks
      forgetRefusal(kind);
    }
  }

  private synchronized void forgetRefusal(ConvexFunction.Kind kind) {
    refused.remove(kind);
    say();
  }

  /** The functions told, or did not tell, which they are. */
  synchronized void found(Fitness fitness) {
    functions = fitness;
    say();
  }

  private void say() {
    isKeyRefused = !refused.isEmpty();
    Fitness now = isKeyRefused ? Fitness.WRONG_KEY : functions;
    if (now == said) {
      return;
    }
    if (now.isFault()) {
      log.atError().addKeyValue("reason", now.word()).log(now.advice());
    } else if (said.isFault()) {
      log.atInfo().addKeyValue("reason", said.word()).log("Convex serves this service again");
    }
    said = now;
  }

  /** What an operator has to put right. */
  synchronized Optional<Fitness> fault() {
    return said.isFault() ? Optional.of(said) : Optional.empty();
  }

  boolean refusesKeyFor(ConvexFunction.Kind kind) {
    return isKeyRefused && isRefused(kind);
  }

  private synchronized boolean isRefused(ConvexFunction.Kind kind) {
    return refused.contains(kind);
  }
}
