package dev.usermemory.context;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.usermemory.kernel.StoreProbe;
import java.util.Locale;

/** Where an answer is from. */
public enum ContextSource {
  /** The store, now. */
  CONVEX,
  /** The store, now. */
  EMBEDDED,
  /** A recent read, since the store does not answer. */
  CACHE,
  /** The caller's own history, since nothing else is known. */
  CLIENT,
  /** Nowhere: there is nothing to tell. */
  NONE;

  /** The source that a store's name stands for. */
  static ContextSource of(StoreProbe store) {
    return valueOf(store.name().toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
