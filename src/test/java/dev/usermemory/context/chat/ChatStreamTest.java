package dev.usermemory.context.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ContextQuery;
import dev.usermemory.context.ContextRead;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChatStreamTest {

  private static final UserId ANA = new UserId("ana");

  private final Store store = new Store();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicBoolean allowed = new AtomicBoolean(true);

  private static ChatProperties limits(Duration heartbeat, Duration maxAge) {
    return new ChatProperties(2, 1, heartbeat, maxAge, Duration.ofSeconds(1));
  }

  private static final ChatProperties PATIENT =
      limits(Duration.ofMinutes(5), Duration.ofMinutes(5));

  private final class Store implements ContextStore {
    private volatile Revision revision = new Revision("e", 1);
    private volatile boolean down;

    @Override
    public ContextRead readContext(ContextQuery query) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Revision revision(UserId user) {
      if (down) {
        throw new StoreUnavailableException(new IllegalStateException("down"));
      }
      return revision;
    }
  }

  /** Writes down what it is told. */
  private final class Notes implements ChatListener {

    @Override
    public void context(@Nullable String id, @Nullable ChatAnswer answer) {
      told.add("context " + id);
    }

    @Override
    public void unchanged(String id) {
      told.add("unchanged " + id);
    }

    @Override
    public void memory(String id) {
      told.add("memory " + id);
    }

    @Override
    public void heartbeat() {
      told.add("heartbeat");
    }

    @Override
    public void end(End reason) {
      told.add("end " + reason);
    }
  }

  private OpenChats chats(ChatProperties limits) {
    return new OpenChats(limits, new SimpleMeterRegistry());
  }

  private static OpenChat free(OpenChats chats) {
    return ((OpenChats.Place.Free) chats.open(ANA)).chat();
  }

  private FutureTask<Boolean> run(OpenChats chats, ChatProperties limits, @Nullable String known) {
    var stream =
        new ChatStream(
            free(chats),
            store,
            limits,
            chats::isRunning,
            listener -> {
              listener.context(known, null);
              return known;
            });
    var task =
        new FutureTask<>(() -> {
          stream.run(new Notes(), allowed::get);
          return true;
        });
    Thread.ofVirtual().start(task);
    await().until(() -> !told.isEmpty());
    return task;
  }

  @Test
  void run_change_isToldOnceForManySignals() throws Exception {
    OpenChats chats = chats(PATIENT);
    FutureTask<?> running = run(chats, PATIENT, "e.1");

    chats.written(ANA); // nothing of it reached the memory
    store.revision = new Revision("e", 2);
    chats.evict(ANA);
    chats.written(ANA);
    await().until(() -> told.size() == 2);
    chats.stop();
    running.get();

    assertThat(told).containsExactly("context e.1", "memory e.2", "end SHUTDOWN");
  }

  @Test
  void run_contextWithoutTheStore_isRefreshedOnceItAnswers() throws Exception {
    store.down = true;
    OpenChats chats = chats(PATIENT);
    FutureTask<?> running = run(chats, PATIENT, null);

    store.down = false;
    await().atMost(Duration.ofSeconds(20)).until(() -> told.contains("memory e.1"));
    chats.stop();
    running.get();

    assertThat(told).containsExactly("context null", "memory e.1", "end SHUTDOWN");
  }

  @Test
  void run_nothingHappens_isAliveUntilItsAge() throws Exception {
    ChatProperties brief = limits(Duration.ofSeconds(1), Duration.ofMillis(1_500));
    run(chats(brief), brief, "e.1").get();

    assertThat(told).containsExactly("context e.1", "heartbeat", "end MAX_AGE");
  }

  @Test
  void run_callerWhoIsLetInNoLonger_ends() throws Exception {
    OpenChats chats = chats(PATIENT);
    FutureTask<?> running = run(chats, PATIENT, "e.1");

    allowed.set(false);
    chats.written(ANA);
    running.get();

    assertThat(told).containsExactly("context e.1", "end CREDENTIALS_EXPIRED");
  }

  @Test
  void run_listenerWhoHasGone_givesItsPlaceBack() {
    OpenChats chats = chats(PATIENT);
    var stream =
        new ChatStream(
            free(chats),
            store,
            PATIENT,
            chats::isRunning,
            _ -> {
              throw new IOException("gone");
            });

    assertThat(chats.open(ANA)).isEqualTo(new OpenChats.Place.Taken(OpenChats.Full.PERSON));
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> stream.run(new Notes(), () -> true)))
        .isInstanceOf(IOException.class);
    assertThat(chats.open(ANA)).isInstanceOf(OpenChats.Place.Free.class);
  }

  @Test
  void open_isBoundedAtTheInstance_andWhenItEnds() {
    OpenChats chats = chats(PATIENT);
    free(chats);
    chats.open(new UserId("ben"));

    assertThat(chats.open(new UserId("eve")))
        .isEqualTo(new OpenChats.Place.Taken(OpenChats.Full.INSTANCE));
    OpenChats ending = chats(PATIENT);
    ending.stop();
    assertThat(ending.open(ANA)).isEqualTo(new OpenChats.Place.Taken(OpenChats.Full.INSTANCE));
  }

  @Test
  void foreignChanges_signalThoseWhoseMemoryHasChanged() throws Exception {
    OpenChats chats = chats(PATIENT);
    OpenChat chat = free(chats);
    var foreign = new ForeignChanges(store, chats, PATIENT);

    foreign.askOnce();
    assertThat(chat.await(0)).as("not known before").isTrue();
    foreign.askOnce();
    assertThat(chat.await(0)).isFalse();
    store.revision = new Revision("e", 2);
    foreign.askOnce();
    assertThat(chat.await(0)).isTrue();
    store.down = true;
    foreign.askOnce();
    assertThat(chat.await(0)).isFalse();
  }
}
