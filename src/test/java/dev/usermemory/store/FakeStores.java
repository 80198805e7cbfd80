package dev.usermemory.store;

import java.lang.reflect.Proxy;
import java.util.function.Function;

/** Stores that do one thing whatever they are asked. */
final class FakeStores {

  private FakeStores() {}

  /**
   * @param answer from the name of a port's method to what it returns; may throw
   */
  static MemoryStore answering(Function<String, Object> answer) {
    return (MemoryStore)
        Proxy.newProxyInstance(
            FakeStores.class.getClassLoader(),
            new Class<?>[] {MemoryStore.class},
            (_, method, _) -> answer.apply(method.getName()));
  }
}
