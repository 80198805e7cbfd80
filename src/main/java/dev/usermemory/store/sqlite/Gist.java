package dev.usermemory.store.sqlite;

import dev.usermemory.store.sqlite.engine.JsonText;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/**
 * How the outcome of a write is recorded, and told again to the same request: ids and what came of
 * them, never a document. So there is nothing to hunt when documents are erased, and a repetition
 * is answered from what is stored now.
 */
interface Gist<T> {

  /** JSON of what has to be recorded when nothing has. */
  String NOTHING = "null";

  /** As JSON. */
  String of(T outcome);

  /** Empty when what the write left has gone since, so that nothing can be told of it. */
  Optional<T> retell(SqliteTx tx, String gist);

  /** An outcome that repeats no document. */
  static <T> Gist<T> plain(TypeReference<T> type) {
    return ofParts(type, Function.identity(), (tx, outcome) -> outcome);
  }

  /**
   * @param part what is recorded
   * @param whole with what is stored of it
   */
  static <T> Gist<T> ofParts(
      TypeReference<T> type, Function<T, T> part, BiFunction<SqliteTx, T, T> whole) {
    return new Gist<>() {
      @Override
      public String of(T outcome) {
        return JsonText.write(part.apply(outcome));
      }

      @Override
      public Optional<T> retell(SqliteTx tx, String gist) {
        return Optional.of(whole.apply(tx, JsonText.read(gist, type)));
      }
    };
  }

  /** A document whose key a repetition says again, so that nothing has to be recorded. */
  static <D extends Record> Gist<D> told(Table<D> table, Object... key) {
    return new Gist<>() {
      @Override
      public String of(D outcome) {
        return NOTHING;
      }

      @Override
      public Optional<D> retell(SqliteTx tx, String gist) {
        return table.expires() ? table.findLive(tx, key) : table.find(tx.db(), tx.user(), key);
      }
    };
  }

  /** A document whose id the service may have made up. */
  static <D extends Record> Gist<D> named(Table<D> table, Function<D, String> id) {
    return new Gist<>() {
      @Override
      public String of(D outcome) {
        return JsonText.write(id.apply(outcome));
      }

      @Override
      public Optional<D> retell(SqliteTx tx, String gist) {
        return told(table, JsonText.read(gist, new TypeReference<String>() {})).retell(tx, gist);
      }
    };
  }

  /** What there is one of, or nothing, whatever the write did to it. */
  static <T> Gist<T> now(Function<SqliteTx, T> found) {
    return new Gist<>() {
      @Override
      public String of(T outcome) {
        return NOTHING;
      }

      @Override
      public Optional<T> retell(SqliteTx tx, String gist) {
        return Optional.of(found.apply(tx));
      }
    };
  }
}
