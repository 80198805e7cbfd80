package dev.usermemory.delivery;

import dev.usermemory.kernel.Deferrable;
import dev.usermemory.kernel.Deliverable;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.WriteOperation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The doors at which waiting writes are delivered, by operation. */
@Component
public class Deliverables {

  private final Map<WriteOperation, Deliverable<?>> doors;

  Deliverables(List<Deliverable<?>> doors) {
    this.doors =
        doors.stream().collect(Collectors.toMap(Deliverable::operation, Function.identity()));
  }

  /** What is kept of a content until {@link #deliver}. */
  public static String json(Object content) {
    return ContentJson.write(content);
  }

  /**
   * Does a write that was kept.
   *
   * @param write its content is the JSON that was kept
   * @throws RefusalException when it can never be done, be it that nobody here understands it
   * @throws StoreException when it may be tried again
   */
  public Outcome<?> deliver(Deferrable write) {
    Deliverable<?> door = doors.get(write.operation());
    if (door == null) {
      throw new InvalidValueException("operation", "is delivered at no door");
    }
    return deliver(door, write);
  }

  private static <C> Outcome<?> deliver(Deliverable<C> door, Deferrable write) {
    C content = ContentJson.read((String) write.content(), door.contentType());
    return door.deliver(
        new Deferrable(write.operation(), write.userId(), write.sessionId(), write.key(), content),
        content);
  }
}
