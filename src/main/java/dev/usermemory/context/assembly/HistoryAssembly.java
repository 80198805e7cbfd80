package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.Frame;
import dev.usermemory.context.render.Line;
import dev.usermemory.context.tokens.TokenCounter;
import java.util.ArrayDeque;
import java.util.List;

/** Packs a chat's own messages, newest first, skipping those that do not fit. */
final class HistoryAssembly {

  private final TokenCounter counter;
  private final int budget;
  private final ContextFormat format;

  HistoryAssembly(TokenCounter counter, int budget, ContextFormat format) {
    this.counter = counter;
    this.budget = budget;
    this.format = format;
  }

  AssembledContext run(List<HistoryMessage> history) {
    var taken = new ArrayDeque<Line>();
    Frame frame = Frame.ofHistory(format);
    int used = frame.aroundAll(counter);
    for (HistoryMessage message : history.reversed()) {
      Line line = Line.of(message.role() + ": " + message.content(), format);
      int left = budget - used;
      if (line.fits(counter, left)) {
        taken.addFirst(line);
        used += line.count(counter);
      }
    }
    if (taken.isEmpty()) {
      return AssembledContext.EMPTY;
    }
    var rendered = new StringBuilder(frame.opening().text());
    taken.forEach(line -> rendered.append(line.text()));
    rendered.append(frame.closing().text());
    return new AssembledContext(
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        rendered.toString(),
        used,
        null,
        Omissions.NONE);
  }
}
