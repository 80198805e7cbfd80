package dev.usermemory.kernel;

/**
 * A door at which a write can be delivered later than it was taken. Delivering is repeatable: a
 * write that was delivered before changes nothing.
 *
 * @param <C> of the content
 */
public interface Deliverable<C> {

  WriteOperation operation();

  Class<C> contentType();

  /**
   * Does the write now, without deferring it again.
   *
   * @param write its content is a {@code C}, its key says when it was accepted
   * @return {@link Outcome.Accepted} when it has to wait on
   * @throws RefusalException when it can never be done
   * @throws StoreException when it may be tried again
   */
  Outcome<?> deliver(Deferrable write, C content);
}
