package dev.usermemory.context.chat;

import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks a store that other instances write to, too, whether the memory of those has changed whose
 * chats are open: one question at a time, so that many chats are asked for less often and never
 * more at once.
 */
@Component
class ForeignChanges implements SmartLifecycle {

  private final ContextStore store;
  private final OpenChats chats;
  private final ChatProperties limits;
  private final Map<UserId, Revision> seen = new HashMap<>();
  private volatile @Nullable Thread asking;

  ForeignChanges(ContextStore store, OpenChats chats, ChatProperties limits) {
    this.store = store;
    this.chats = chats;
    this.limits = limits;
  }

  @Override
  public void start() {
    if (store.isShared()) {
      asking = Thread.ofVirtual().name("chat-changes").start(this::askOnAndOn);
    }
  }

  private void askOnAndOn() {
    try {
      while (true) {
        Thread.sleep(limits.poll());
        askOnce();
      }
    } catch (InterruptedException _) {
      // the service ends
    }
  }

  /** One round; a store that does not answer is not asked for the others. */
  void askOnce() {
    Set<UserId> users = chats.users();
    seen.keySet().retainAll(users);
    try {
      for (UserId user : users) {
        Revision now = store.revision(user);
        if (!now.equals(seen.put(user, now))) {
          chats.change(user);
        }
      }
    } catch (StoreException _) {
      // logged by the adapter; the next round asks again
    }
  }

  @Override
  public void stop() {
    Thread thread = asking;
    asking = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return asking != null;
  }
}
