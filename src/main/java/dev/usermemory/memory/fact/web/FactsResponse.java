package dev.usermemory.memory.fact.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactUpsert;
import java.util.List;

/** What became of a batch, one result per fact, in order. */
record FactsResponse(boolean stored, List<FactResult> results) {

  static FactsResponse of(List<FactUpsert> upserts) {
    return new FactsResponse(true, upserts.stream().map(FactResult::of).toList());
  }

  record FactResult(
      FactUpsert.Result result,
      Fact fact,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> supersededFactIds) {

    static FactResult of(FactUpsert upsert) {
      return new FactResult(upsert.result(), upsert.fact(), upsert.supersededFactIds());
    }
  }
}
