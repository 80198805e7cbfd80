package dev.usermemory.assessment;

import dev.usermemory.memory.fact.FactUpsert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many facts an assessment said, by how each met what was stored. */
public record FactsSaid(int created, int reinforced, int superseded) {

  /** Null when none was said. */
  public static @Nullable FactsSaid of(List<FactUpsert> said) {
    return said.isEmpty()
        ? null
        : new FactsSaid(
            count(said, FactUpsert.Result.CREATED),
            count(said, FactUpsert.Result.REINFORCED),
            count(said, FactUpsert.Result.SUPERSEDED));
  }

  private static int count(List<FactUpsert> said, FactUpsert.Result result) {
    return (int) said.stream().filter(one -> one.result() == result).count();
  }
}
