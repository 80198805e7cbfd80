package dev.usermemory.context.chat;

import dev.usermemory.context.ChatAnswer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who is told what happens in an open chat. Everything fails when nobody listens any more. */
public interface ChatListener {

  /**
   * What the chat begins with.
   *
   * @param id of the memory that it is made of, null when the store did not say
   * @param answer null when there is no budget for one
   */
  void context(@Nullable String id, @Nullable ChatAnswer answer) throws IOException;

  /** The memory is the one that the listener knows. */
  void unchanged(String id) throws IOException;

  /** The memory is another one now. */
  void memory(String id) throws IOException;

  /** Nothing has happened for a while. */
  void heartbeat() throws IOException;

  /** The last that is told. */
  void end(End reason) throws IOException;

  /** Why a chat ends that nobody has left. */
  enum End {
    NO_LIMIT,
    MAX_AGE,
    SHUTDOWN,
    CREDENTIALS_EXPIRED
  }
}
