package dev.usermemory.context.assembly;

/**
 * The version of a person's memory as a whole: within an epoch the larger number is later, and of
 * two epochs neither tells anything of the other. Erasing a person ends the epoch, so that no
 * revision ever repeats.
 *
 * @param epoch of the store's choosing, empty before the first write
 * @param revision rises with every write to the user's documents, 0 before the first; the later of
 *     the write's time and one more than before
 */
public record Revision(String epoch, long revision) {

  /** Of somebody of whom nothing was ever written. */
  public static final Revision NONE = new Revision("", 0);
}
