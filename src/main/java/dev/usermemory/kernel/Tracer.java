package dev.usermemory.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins spans; who begins one ends it. */
public interface Tracer {

  /** Follows nothing. */
  Tracer NONE =
      new Tracer() {
        @Override
        public Span serve(Function<String, @Nullable String> header) {
          return Span.NONE;
        }

        @Override
        public Span call(String name, Span within) {
          return Span.NONE;
        }

        @Override
        public Span begin(String name) {
          return Span.NONE;
        }
      };

  /**
   * A request: goes on with the caller's trace, or begins one when the caller's headers name none.
   *
   * @param header the value of the header with a name, null when it is absent or there are several
   */
  Span serve(Function<String, @Nullable String> header);

  /** A call of another service; {@link Span#NONE} within none. */
  Span call(String name, Span within);

  /** Work that nobody waits for: a trace of its own. */
  Span begin(String name);
}
