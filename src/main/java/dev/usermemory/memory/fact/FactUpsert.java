package dev.usermemory.memory.fact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of one drafted fact.
 *
 * @param fact as stored now
 * @param supersededFactIds the facts that lost their slot to it, empty unless {@link
 *     Result#SUPERSEDED}
 */
public record FactUpsert(Fact fact, Result result, List<String> supersededFactIds) {

  public FactUpsert {
    supersededFactIds = List.copyOf(supersededFactIds);
  }

  /** How the draft met what was stored. */
  public enum Result {
    @JsonProperty("created")
    CREATED,
    @JsonProperty("reinforced")
    REINFORCED,
    /** Took the slot of another fact, whether itself new or not. */
    @JsonProperty("superseded")
    SUPERSEDED
  }
}
