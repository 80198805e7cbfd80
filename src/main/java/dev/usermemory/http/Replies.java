package dev.usermemory.http;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.lenient.Warning;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Turns the outcome of a write, or of a gated read, into its response. */
public final class Replies {

  /** Why something is empty, in a list or a context, when a consent is missing. */
  public static final String DENIED = Denied.REASON;

  /** Why nothing was stored for a user id that stands for nobody. */
  public static final String NOBODY = Denied.NOBODY;

  /** {@code true} on the answer to a write that had been done before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private Replies() {}

  /** 200 with what was read, or with what was denied. */
  public static <T> ResponseEntity<Object> read(Outcome<T> outcome) {
    return ResponseEntity.ok(
        switch (outcome) {
          case Outcome.Done<T>(T value, boolean _) -> value;
          case Outcome.Denied<T>(String consent) -> Denied.read(consent);
          case Outcome.Nobody<T>() -> Denied.nobody();
          case Outcome.Accepted<T> _ -> throw new IllegalStateException("a read waits for nothing");
        });
  }

  /** 200 with the value, or with what was denied. */
  public static <T> ResponseEntity<Object> ok(Outcome<T> outcome, Function<? super T, ?> body) {
    return of(outcome, HttpStatus.OK, HttpStatus.OK, body);
  }

  /** {@code {"deleted": true}}, or false when it was not there. */
  public static ResponseEntity<Object> deleted(Outcome<Boolean> outcome) {
    return ok(outcome, Deleted::new);
  }

  /**
   * The value under one of two statuses, or 200 with what was denied.
   *
   * @param done the status when the write was done now
   * @param replayed the status when it had been done before
   */
  public static <T> ResponseEntity<Object> of(
      Outcome<T> outcome, HttpStatus done, HttpStatus replayed, Function<? super T, ?> body) {
    return switch (outcome) {
      case Outcome.Done<T>(T value, boolean before) -> {
        var response = ResponseEntity.status(before ? replayed : done);
        if (before) {
          response.header(REPLAYED, "true");
        }
        yield response.body(body.apply(value));
      }
      case Outcome.Denied<T>(String consent) -> ResponseEntity.ok(Denied.write(consent));
      case Outcome.Nobody<T>() -> ResponseEntity.ok(Denied.nobody());
      case Outcome.Accepted<T> accepted -> accepted(accepted);
    };
  }

  /** 202, and where an operator sees what became of it. */
  public static ResponseEntity<Object> accepted(Outcome.Accepted<?> accepted) {
    return accepted(accepted, List.of());
  }

  /** The same, with what was left out or changed of the body. */
  public static ResponseEntity<Object> accepted(
      Outcome.Accepted<?> accepted, List<Warning> warnings) {
    String state = accepted.waiting().name().toLowerCase(Locale.ROOT);
    String place = accepted.waiting() == Outcome.Waiting.PARKED ? "parked" : "outbox";
    return ResponseEntity.accepted()
        .location(URI.create("/v1/admin/" + place + "/" + accepted.id()))
        .body(new Accepted(state, accepted.id(), warnings.isEmpty() ? null : warnings));
  }

  private record Accepted(String state, String id, @Nullable List<Warning> warnings) {}

  private record Deleted(boolean deleted) {}
}
