package dev.usermemory.context.chat;

import dev.usermemory.context.ChatAnswer;
import dev.usermemory.context.ChatQuestion;
import dev.usermemory.context.ContextProperties;
import dev.usermemory.context.ContextService;
import dev.usermemory.context.ContextStore;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.UserId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Opens chats: a place, then what the chat begins with. */
@Service
public class ChatOpener {

  private static final Logger log = LoggerFactory.getLogger(ChatOpener.class);

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
      if (knownId != null && knownId.equals(currentId(user))) {
        return listener -> {
          listener.unchanged(knownId);
          return knownId;
        };
      }
      return told(contexts.answer(user, question));
    } catch (RuntimeException e) {
      chat.close();
      throw e;
    }
  }

  private static ChatStream.Beginning told(ChatAnswer answer) {
    Revision revision = answer.revision();
    String id = revision == null ? null : ChatStream.idOf(revision);
    return new ChatStream.Beginning() {
      @Override
      public @Nullable String tell(ChatListener listener) throws IOException {
        listener.context(id, answer);
        return id;
      }
    };
  }

  /** Null when the store does not say; then the chat begins as any other. */
  private @Nullable String currentId(UserId user) {
    try {
      return ChatStream.idOf(store.revision(user));
    } catch (StoreException e) {
      log.atInfo().addKeyValue("error", e.getClass().getName()).log("Chat revision unknown");
      return null;
    }
  }
}
