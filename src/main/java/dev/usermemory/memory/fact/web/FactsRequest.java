package dev.usermemory.memory.fact.web;

import dev.usermemory.memory.fact.NewFact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Facts to say, in order. */
record FactsRequest(
    @NotNull(message = "is required") @Size(min = 1, max = MAX_FACTS) List<@Valid NewFact> facts) {

  static final int MAX_FACTS = 100;
}
