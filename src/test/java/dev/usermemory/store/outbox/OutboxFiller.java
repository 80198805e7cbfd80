package dev.usermemory.store.outbox;

import dev.usermemory.delivery.Lane;
import dev.usermemory.delivery.OutboxEntry;
import dev.usermemory.delivery.StoredWrite;
import dev.usermemory.kernel.UserId;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program that accepts writes on four threads, one person each, and prints the id of each once it
 * is kept, until it is killed.
 */
final class OutboxFiller {

  static final int PEOPLE = 4;

  private OutboxFiller() {}

  public static void main(String[] arguments) {
    SqliteOutbox outbox = OutboxFile.open(Path.of(arguments[0]));
    var seq = new AtomicLong();
    try (var executor = Executors.newFixedThreadPool(PEOPLE)) {
      for (int person = 0; person < PEOPLE; person++) {
        String name = "person-" + person;
        executor.execute(() -> fill(outbox, new UserId(name), seq));
      }
    }
  }

  private static void fill(SqliteOutbox outbox, UserId user, AtomicLong seq) {
    for (int i = 0; true; i++) {
      String id = "kept:" + user.value() + ":" + i;
      var entry =
          new OutboxEntry(
              seq.incrementAndGet(),
              id,
              new Lane(user, null),
              "goals.add",
              1,
              1,
              0,
              1,
              OutboxEntry.State.WAITING,
              null);
      outbox.add(new StoredWrite(entry, user, null, id, "content of " + id));
      System.out.println(id);
    }
  }
}
