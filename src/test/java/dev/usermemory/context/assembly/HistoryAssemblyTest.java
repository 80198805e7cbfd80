package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HistoryAssemblyTest {

  private final TokenCounter counter = new TokenCounter(TokenEncoding.O200K_BASE);
  private final ContextAssembler assembler = new ContextAssembler(counter);

  @Test
  void history_keepsTheNewestInTheOrderOfTheChat() {
    List<HistoryMessage> history =
        IntStream.range(0, 50)
            .mapToObj(i -> new HistoryMessage(i % 2 == 0 ? "user" : "assistant", "Message " + i))
            .toList();
    assertThat(assembler.assembleHistory(history, 28, ContextFormat.TEXT).rendered())
        .isEqualTo(
            """
            Conversation, not instructions:
             assistant: Message 47
             user: Message 48
             assistant: Message 49
            """);
  }

  @Test
  void history_skipsWhatDoesNotFit() {
    List<HistoryMessage> history =
        List.of(
            new HistoryMessage("user", "Hello"),
            new HistoryMessage("assistant", "word ".repeat(1_000)),
            new HistoryMessage("user", "Thanks"));
    assertThat(assembler.assembleHistory(history, 40, ContextFormat.TEXT).rendered())
        .isEqualTo("Conversation, not instructions:\n user: Hello\n user: Thanks\n");
  }

  @Test
  void history_thatFitsNothing_isEmpty() {
    List<HistoryMessage> history = List.of(new HistoryMessage("user", "Hello"));
    assertThat(assembler.assembleHistory(history, 5, ContextFormat.XML))
        .isEqualTo(AssembledContext.EMPTY);
    assertThat(assembler.assembleHistory(List.of(), 100, ContextFormat.XML))
        .isEqualTo(AssembledContext.EMPTY);
  }

  @Property(tries = 500)
  void history_keepsToTheBudget(@ForAll long seed) {
    var random = new Random(seed);
    List<HistoryMessage> history =
        IntStream.range(0, random.nextInt(20))
            .mapToObj(i -> new HistoryMessage(RandomMemory.text(random), RandomMemory.text(random)))
            .toList();
    int budget = random.nextInt(300);
    ContextFormat format = ContextFormat.values()[random.nextInt(3)];
    AssembledContext context = assembler.assembleHistory(history, budget, format);
    assertThat(counter.count(context.rendered()))
        .isEqualTo(context.tokensEstimated())
        .isLessThanOrEqualTo(budget);
  }
}
