package dev.usermemory.http;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as the API returns it.
 *
 * @param nextCursor present when at least one more item follows
 * @param reason {@code consent_denied} when the list is empty for want of a consent
 * @param consent the missing one
 */
public record ListResponse<T>(
    List<T> items, @Nullable String nextCursor, @Nullable String reason, @Nullable String consent) {

  public ListResponse {
    items = List.copyOf(items);
  }

  public static <T> ListResponse<T> of(List<T> items) {
    return new ListResponse<>(items, null, null, null);
  }

  /** The page that was read, or nothing with the reason. */
  public static <T, R> ListResponse<R> of(
      Outcome<Page<T>> outcome, Function<? super T, ? extends R> item) {
    return switch (outcome) {
      case Outcome.Done<Page<T>>(Page<T> page, boolean _) ->
          new ListResponse<>(
              page.items().stream().<R>map(item).toList(), page.nextCursor(), null, null);
      case Outcome.Denied<Page<T>>(String consent) ->
          new ListResponse<>(List.of(), null, Denied.REASON, consent);
      case Outcome.Nobody<Page<T>>() -> new ListResponse<>(List.of(), null, null, null);
      case Outcome.Accepted<Page<T>> _ ->
          throw new IllegalStateException("a read waits for nothing");
    };
  }

  public static <T> ListResponse<T> of(Outcome<Page<T>> outcome) {
    return of(outcome, Function.identity());
  }
}
