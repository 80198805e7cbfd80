package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table, beside {@code user_id}.
 *
 * @param read whether documents are made of it
 * @param value what a user's document puts there
 */
record Column<D>(String name, boolean read, BiFunction<UserId, D, @Nullable Object> value) {

  static <D> Column<D> column(String name, Function<D, @Nullable Object> value) {
    return new Column<>(name, true, (user, document) -> value.apply(document));
  }

  /** What queries need and the document tells already. */
  static <D> Column<D> derived(String name, BiFunction<UserId, D, @Nullable Object> value) {
    return new Column<>(name, false, value);
  }

  @Nullable Object of(UserId user, D document) {
    return value.apply(user, document);
  }
}
