package dev.usermemory.memory.fact.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactUpsert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a batch, one result per fact, in order. */
record FactsResponse(boolean stored, List<FactResult> results) {

  static FactsResponse of(List<FactUpsert> upserts) {
    return new FactsResponse(true, upserts.stream().map(FactResult::of).toList());
  }

  /**
   * @param fact null when it has gone since the write that is repeated
   */
  record FactResult(
      FactUpsert.Result result,
      String factId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fact fact,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> supersededFactIds) {

    static FactResult of(FactUpsert upsert) {
      return new FactResult(
          upsert.result(), upsert.factId(), upsert.fact(), upsert.supersededFactIds());
    }
  }
}
