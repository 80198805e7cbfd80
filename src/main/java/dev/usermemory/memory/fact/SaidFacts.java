package dev.usermemory.memory.fact;

import java.util.List;

/** Facts that were said together, and may wait together before they are stored. */
record SaidFacts(List<NewFact> facts) {}
