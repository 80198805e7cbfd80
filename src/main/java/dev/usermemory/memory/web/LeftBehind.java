package dev.usermemory.memory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usermemory.kernel.NotFoundException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.memory.SameAssessment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stays of where something came from that is about to be deleted, to be told afterwards. */
public record LeftBehind(@Nullable SameAssessment same) {

  /** Nothing when it came from no assessment, and when it cannot be told: deleting goes on. */
  public static LeftBehind of(Supplier<Outcome<SameAssessment>> read) {
    try {
      return read.get() instanceof Outcome.Done<SameAssessment>(SameAssessment same, boolean _)
              && same.assessments() > 0
          ? new LeftBehind(same)
          : new LeftBehind(null);
    } catch (NotFoundException | StoreException _) {
      return new LeftBehind(null);
    }
  }

  /** The answer to the deletion. */
  public Object after(boolean deleted) {
    return new Deleted(deleted, deleted ? same : null);
  }

  private record Deleted(
      boolean deleted,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SameAssessment sameAssessment) {}
}
