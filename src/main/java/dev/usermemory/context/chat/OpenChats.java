package dev.usermemory.context.chat;

import dev.usermemory.kernel.PersonalCache;
import dev.usermemory.kernel.UserId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The chats that are open at this instance, by person. Whatever this instance writes signals them
 * at once. When the service ends they end first, so that it does not wait for them.
 */
@Component
public class OpenChats implements PersonalCache, SmartLifecycle {

  private final Map<UserId, List<OpenChat>> byUser = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ChatProperties limits;
  private volatile boolean running = true;

  OpenChats(ChatProperties limits, MeterRegistry meters) {
    this.limits = limits;
    Gauge.builder("usermemory.chat.open", open, AtomicInteger::get)
        .description("Chats that are open")
        .register(meters);
  }

  /** Which limit is in the way. */
  public enum Full {
    INSTANCE,
    PERSON
  }

  /** A place, or the limit that is in the way. */
  sealed interface Place {

    record Free(OpenChat chat) implements Place {}

    record Taken(Full by) implements Place {}
  }

  Place open(UserId user) {
    if (open.incrementAndGet() > limits.maxOpen() || !running) {
      open.decrementAndGet();
      return new Place.Taken(Full.INSTANCE);
    }
    var chat = new OpenChat(user, this);
    List<OpenChat> mine =
        byUser.compute(
            user,
            (_, before) -> {
              List<OpenChat> chats = before == null ? new CopyOnWriteArrayList<>() : before;
              if (chats.size() < limits.maxPerUser()) {
                chats.add(chat);
              }
              return chats;
            });
    if (!mine.contains(chat)) {
      open.decrementAndGet();
      return new Place.Taken(Full.PERSON);
    }
    return new Place.Free(chat);
  }

  void remove(OpenChat chat) {
    byUser.computeIfPresent(
        chat.user(),
        (_, chats) -> {
          if (chats.remove(chat)) {
            open.decrementAndGet();
          }
          return chats.isEmpty() ? null : chats;
        });
  }

  /** Whose chats are open. */
  Set<UserId> users() {
    return Set.copyOf(byUser.keySet());
  }

  void change(UserId user) {
    byUser.getOrDefault(user, List.of()).forEach(OpenChat::change);
  }

  @Override
  public void evict(UserId user) {
    change(user);
  }

  @Override
  public void written(UserId user) {
    change(user);
  }

  @Override
  public void start() {
    running = true;
  }

  /** In the first phase of an end, before the server waits for its requests. */
  @Override
  public void stop() {
    running = false;
    byUser.values().forEach(chats -> chats.forEach(OpenChat::wake));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
