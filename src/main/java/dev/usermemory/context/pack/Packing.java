package dev.usermemory.context.pack;

import java.util.Collections;
import java.util.List;

/**
 * What a packer did with each candidate, in the given order of the candidates.
 *
 * @param duplicates those left out because a taken one says the same
 * @param left those left out for want of room
 */
public record Packing<C extends Candidate>(List<C> taken, List<C> duplicates, List<C> left) {

  public Packing {
    taken = Collections.unmodifiableList(taken); // the packer keeps none of them
    duplicates = Collections.unmodifiableList(duplicates);
    left = Collections.unmodifiableList(left);
  }
}
