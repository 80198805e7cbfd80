package dev.usermemory.context.pack;

import java.util.List;

/**
 * What a packer took.
 *
 * @param taken in the given order of the candidates
 * @param duplicates those left out because a taken one says the same, in that order
 */
public record Packing<C extends Candidate>(List<C> taken, List<C> duplicates) {

  public Packing {
    taken = List.copyOf(taken);
    duplicates = List.copyOf(duplicates);
  }
}
