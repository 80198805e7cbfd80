package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.KnownSnapshot;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.session.SessionBinding;
import dev.usermemory.memory.session.SessionStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A store that keeps one memory and does what a test tells it to. */
final class FakeStore implements ContextStore, SessionStore, StoreProbe {

  final List<ContextQuery> reads = new CopyOnWriteArrayList<>();
  final List<String> touched = new CopyOnWriteArrayList<>();

  private String epoch = "first";
  private long revision;
  private List<Fact> matches = List.of();
  private ContextSnapshot snapshot = ContextSnapshot.EMPTY;
  private boolean consented = true;
  private boolean down;
  private boolean touchFails;
  private CountDownLatch answering = new CountDownLatch(0);
  private Runnable whileReading = () -> {};

  void write(ContextSnapshot written) {
    revision++;
    snapshot = written;
  }

  /** Erased, and written again: what is new has a lower revision than what was. */
  void startAgain(ContextSnapshot written) {
    epoch = "second";
    revision = 1;
    snapshot = written;
  }

  @Override
  public Revision revision(UserId user) {
    if (down) {
      throw new StoreUnavailableException(new IllegalStateException("down"));
    }
    return new Revision(epoch, revision);
  }

  void match(Fact... facts) {
    matches = List.of(facts);
  }

  void revoke() {
    revision++;
    consented = false;
  }

  void fail(boolean fails) {
    down = fails;
  }

  void failToTouch() {
    touchFails = true;
  }

  /** From now on reads hang until {@link #goOn}. */
  void hang() {
    answering = new CountDownLatch(1);
  }

  void goOn() {
    answering.countDown();
  }

  void whileReading(Runnable action) {
    whileReading = action;
  }

  @Override
  public ContextRead readContext(ContextQuery query) {
    reads.add(query);
    if (down) {
      throw new StoreUnavailableException(new IllegalStateException("down"));
    }
    waitUntilAnswering();
    whileReading.run();
    KnownSnapshot known = query.known();
    boolean unchanged = known != null && known.revision().revision() == revision;
    boolean bound = query.sessionId() != null && touched.contains(query.sessionId());
    return new ContextRead(
        new Revision(epoch, revision),
        consented,
        bound,
        !consented ? ContextSnapshot.EMPTY : unchanged ? null : snapshot,
        query.text() == null || unchanged && query.isServed() ? List.of() : matches);
  }

  private void waitUntilAnswering() {
    try {
      answering.await();
    } catch (InterruptedException e) {
      throw new StoreUnavailableException(e);
    }
  }

  @Override
  public SessionBinding bindSession(UserId user, String sessionId, boolean move, long nowMs) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean touchSession(UserId user, String sessionId, long nowMs) {
    if (touchFails) {
      throw new StoreUnavailableException(new IllegalStateException("down"));
    }
    touched.add(sessionId);
    return false;
  }

  @Override
  public String name() {
    return "embedded";
  }

  @Override
  public String description() {
    return "a test";
  }

  @Override
  public void ping() {}
}
