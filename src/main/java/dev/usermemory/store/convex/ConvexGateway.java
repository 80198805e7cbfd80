package dev.usermemory.store.convex;

import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Waiting;
import dev.usermemory.store.convex.ConvexReply.Answer;
import dev.usermemory.store.convex.ConvexReply.FunctionFailure;
import dev.usermemory.store.convex.ConvexReply.Success;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.reactor.retry.RetryOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Calls functions of the deployment. One call is one operation: begun when there is {@link
 * Admission} for it, every attempt counted by the breaker of its kind, retried with backoff and
 * jitter, all inside one deadline, or inside the {@link Patience} of the request. Blocks its
 * thread, which is to be a virtual one.
 */
final class ConvexGateway {

  private final ConvexTransport transport;
  private final ConvexResilience resilience;
  private final Admission admission;
  private final ConvexAttempts attempts;
  private final PatientCalls patient;
  private final Deployment deployment = new Deployment();
  private final FitnessCheck fitness;
  private final ConvexCallLog log;
  private final Duration attemptTimeout;
  private final Duration deadline;

  ConvexGateway(
      ConvexTransport transport,
      ConvexResilience resilience,
      Admission admission,
      ConvexCallLog log,
      ConvexProperties properties,
      int neededContract) {
    this.transport = transport;
    this.resilience = resilience;
    this.admission = admission;
    this.attempts = new ConvexAttempts(transport, resilience, deployment);
    this.patient = new PatientCalls(attempts, admission, properties);
    this.fitness = new FitnessCheck(this::insist, deployment, neededContract);
    this.log = log;
    this.attemptTimeout = properties.attemptTimeout();
    this.deadline = properties.timeout();
  }

  /**
   * What the function returned.
   *
   * @param args encoded as the function's arguments
   * @throws dev.usermemory.kernel.RefusalException of the subtype that the function's failure names
   * @throws StoreTimeoutException when the deadline passed; a mutation may have been applied
   * @throws StoreUnavailableException when Convex cannot be reached, is overloaded or refuses, or
   *     does not go with this service
   * @throws FunctionDefectException when none of this explains why a function failed
   */
  JsonNode call(ConvexFunction function, Map<String, ?> args) {
    Patience patience = Patience.current();
    ConvexCall call = begin(function, args);
    return value(
        call,
        patience == null
            ? () -> inTime(call, () -> attempts.attempt(call, attemptTimeout))
            : () -> patient.call(call, patience));
  }

  /**
   * Finds out whether Convex is back and serves this service: an open breaker does not refuse it.
   *
   * @throws StoreException when it is not, or does not
   */
  void probe() {
    fitness.require();
  }

  /** What an operator has to put right, as far as answers have told. */
  Optional<Fitness> fault() {
    return deployment.fault();
  }

  /** Whether attempts of late have failed so often that no more are made. */
  boolean isAway() {
    return resilience.isAnyOpen();
  }

  private Answer insist(ConvexFunction function, Map<String, ?> args) {
    ConvexCall call = begin(function, args);
    return answer(() -> inTime(call, () -> attempts.insist(call, attemptTimeout)));
  }

  private ConvexCall begin(ConvexFunction function, Map<String, ?> args) {
    byte[] body = transport.encode(function, args);
    return new ConvexCall(
        function, writer(function, args), body, log.start(function, MDC.get("requestId")));
  }

  private static @Nullable UserId writer(ConvexFunction function, Map<String, ?> args) {
    boolean writes = function.kind() == ConvexFunction.Kind.MUTATION;
    return writes && args.get("userId") instanceof UserId user ? user : null;
  }

  private JsonNode value(ConvexCall call, Callable<Answer> made) {
    return switch (answer(made)) {
      case Success(JsonNode value) -> value;
      case FunctionFailure(JsonNode data) ->
          throw ConvexFailures.refusal(data).orElseGet(() -> fitness.explain(call.function()));
    };
  }

  private static Answer answer(Callable<Answer> made) {
    try (var _ = Waiting.begin()) {
      return made.call();
    } catch (Exception e) {
      throw translate(Exceptions.unwrap(e));
    }
  }

  private Answer inTime(ConvexCall call, Supplier<Mono<Answer>> attempt)
      throws InterruptedException {
    try (var entry = admission.enter(call, deadline)) {
      return Objects.requireNonNull(
          Mono.defer(attempt)
              .transformDeferred(RetryOperator.of(resilience.retry()))
              .timeout(entry.left())
              .block());
    }
  }

  private static RuntimeException translate(Throwable failure) {
    return switch (failure) {
      case TimeoutException e -> new StoreTimeoutException(e);
      case InterruptedException e -> {
        Thread.currentThread().interrupt();
        yield new StoreTimeoutException(e);
      }
      case NoPlaceException e -> new StoreUnavailableException(e);
      case CallNotPermittedException e -> StoreUnavailableException.unasked(e);
      case ConvexRejectedException e when e.refusal() == Refusal.KEY ->
          new StoreUnavailableException(Fitness.WRONG_KEY.word(), e);
      case ConvexRejectedException e -> new StoreUnavailableException(e);
      case WebClientException e -> new StoreUnavailableException(e);
      case IOException e -> new StoreUnavailableException(e);
      case DataBufferLimitException e -> new StoreUnavailableException(e); // not Convex: too long
      case RuntimeException e -> e;
      default -> new IllegalStateException("a call to Convex failed unexpectedly", failure);
    };
  }
}
