package dev.usermemory.memory.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one drafted fact.
 *
 * @param factId absent in what functions of an older version answer
 * @param fact as stored now; null when it has gone since, which only a repetition can meet
 * @param supersededFactIds the facts that lost their slot to it, empty unless {@link
 *     Result#SUPERSEDED}
 */
public record FactUpsert(
    String factId, @Nullable Fact fact, Result result, List<String> supersededFactIds) {

  public FactUpsert(Fact fact, Result result, List<String> supersededFactIds) {
    this(fact.factId(), fact, result, supersededFactIds);
  }

  @JsonCreator
  public FactUpsert {
    factId = factId == null && fact != null ? fact.factId() : factId;
    supersededFactIds = List.copyOf(supersededFactIds);
  }

  public FactUpsert with(@Nullable Fact stored) {
    return new FactUpsert(factId, stored, result, supersededFactIds);
  }

  /** How the draft met what was stored. */
  public enum Result {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("reinforced")
    REINFORCED,
    /** Took the slot of another fact, whether itself new or not. */
    @JsonProperty("superseded")
    SUPERSEDED,
    /** Has been corrected since, and stays history. */
    @JsonProperty("corrected")
    CORRECTED
  }
}
