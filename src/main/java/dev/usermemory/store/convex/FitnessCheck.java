package dev.usermemory.store.convex;

import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.store.convex.ConvexReply.Answer;
import dev.usermemory.store.convex.ConvexReply.FunctionFailure;
import dev.usermemory.store.convex.ConvexReply.Success;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the deployment which functions it has. Convex redacts why a function could not be run, so
 * that one which cannot fail has to tell what a failure of another means.
 */
final class FitnessCheck {

  private static final ConvexFunction VERSION = ConvexFunction.query("deployment:version");

  /** There since the first functions, which had no version. */
  private static final ConvexFunction OLDEST = ConvexFunction.query("mem:listGoals");

  private static final Map<String, String> OF_NOBODY = Map.of("userId", "-");

  /** Changes nothing, as nothing has this id. */
  private static final ConvexFunction WRITE = ConvexFunction.mutation("parked:remove");

  private static final Map<String, String> OF_NOTHING = Map.of("id", "-");

  /** A call that is made whatever the breaker says. */
  @FunctionalInterface
  interface Insisting {
    Answer ask(ConvexFunction function, Map<String, ?> args);
  }

  private final Insisting convex;
  private final Deployment deployment;
  private final int needed;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Long askedNanos;

  /**
   * @param needed the contract of the oldest functions that will do
   */
  FitnessCheck(Insisting convex, Deployment deployment, int needed) {
    this.convex = convex;
    this.deployment = deployment;
    this.needed = needed;
  }

  /**
   * Asks now.
   *
   * @throws dev.usermemory.kernel.StoreException when Convex cannot tell, or what it tells is that
   *     it cannot serve this service
   */
  void require() {
    ask();
    deployment
        .fault()
        .ifPresent(fault -> {
          throw unavailable(fault);
        });
  }

  /**
   * What follows for the caller from a failure that says nothing. Many fail at a time: whoever
   * waited while another asked takes that answer, if it was asked for after the failure.
   */
  RuntimeException explain(ConvexFunction function) {
    long failedNanos = System.nanoTime();
    asking.lock();
    try {
      if (askedNanos == null || askedNanos - failedNanos < 0) {
        ask();
      }
    } finally {
      asking.unlock();
    }
    Optional<Fitness> fault = deployment.fault();
    return fault.isPresent() ? unavailable(fault.get()) : new FunctionDefectException(function);
  }

  private void ask() {
    long nowNanos = System.nanoTime();
    deployment.found(
        switch (convex.ask(VERSION, Map.of())) {
          case Success(JsonNode version) -> DeploymentContract.compare(version, needed);
          case FunctionFailure _ -> withoutVersion();
        });
    if (deployment.refusesKeyFor(ConvexFunction.Kind.MUTATION)) {
      convex.ask(WRITE, OF_NOTHING);
    }
    askedNanos = nowNanos;
  }

  private Fitness withoutVersion() {
    return switch (convex.ask(OLDEST, OF_NOBODY)) {
      case Success _ -> Fitness.FUNCTIONS_OLDER;
      case FunctionFailure _ -> Fitness.FUNCTIONS_MISSING;
    };
  }

  private static StoreUnavailableException unavailable(Fitness fault) {
    return new StoreUnavailableException(fault.word(), new UnfitDeploymentException(fault));
  }
}
