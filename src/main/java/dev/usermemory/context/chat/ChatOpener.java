package dev.usermemory.context.chat;

import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ChatQuestion;
import dev.usermemory.context.ContextProperties;
import dev.usermemory.context.ContextService;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.UserId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens chats: a place, then what the chat begins with. */
@Service
public class ChatOpener {

  private final ContextService contexts;
  private final ContextStore store;
  private final OpenChats chats;
  private final ContextProperties contextLimits;
  private final ChatProperties limits;

  ChatOpener(
      ContextService contexts,
      ContextStore store,
      OpenChats chats,
      ContextProperties contextLimits,
      ChatProperties limits) {
    this.contexts = contexts;
    this.store = store;
    this.chats = chats;
    this.contextLimits = contextLimits;
    this.limits = limits;
  }

  /** What came of it. */
  public sealed interface Opening {

    /** It is open, and has to be run or closed. */
    record Opened(ChatStream stream) implements Opening {}

    /** There is no place for it. */
    record Refused(OpenChats.Full by) implements Opening {}
  }

  /**
   * Opens a chat within the deadline of a context, whatever the store does.
   *
   * @param knownId the id of the memory that the caller knows, null when it knows none
   */
  public Opening open(UserId user, ChatQuestion question, @Nullable String knownId) {
    return switch (chats.open(user)) {
      case OpenChats.Place.Taken(OpenChats.Full by) -> new Opening.Refused(by);
      case OpenChats.Place.Free(OpenChat chat) ->
          new Opening.Opened(
              new ChatStream(
                  chat, store, limits, chats::isRunning, begin(user, question, knownId, chat)));
    };
  }

  private ChatStream.Beginning begin(
      UserId user, ChatQuestion question, @Nullable String knownId, OpenChat chat) {
    try {
      if (question.limitTokens() == null && !contextLimits.isLimited()) {
        return ChatStream.Beginning.NO_LIMIT;
      }
      return told(contexts.answer(user, question), knownId);
    } catch (RuntimeException e) {
      chat.close();
      throw e;
    }
  }

  /** Asks for nothing but the context, whose deadline is that of the chat. */
  private static ChatStream.Beginning told(ChatAnswer answer, @Nullable String knownId) {
    Revision revision = answer.revision();
    String id = revision == null ? null : ChatStream.idOf(revision);
    return new ChatStream.Beginning() {
      @Override
      public @Nullable String tell(ChatListener listener) throws IOException {
        if (id != null && id.equals(knownId)) {
          listener.unchanged(id);
        } else {
          listener.context(id, answer);
        }
        return id;
      }
    };
  }
}
