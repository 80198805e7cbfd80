package dev.usermemory.evaluation;

import dev.usermemory.context.pack.Candidate;
import dev.usermemory.context.pack.Packer;
import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.rank.MemoryIndex;
import dev.usermemory.context.rank.RankQuery;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranker;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.fact.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ranks and packs with constants of one's choice, each fact on a line under one heading. */
final class TrialMemory implements Memory {

  private static final TokenCounter COUNTER = new TokenCounter(TokenEncoding.O200K_BASE);
  private static final Map<String, Integer> COSTS = new ConcurrentHashMap<>();
  private static final Map<String, Wording> WORDINGS = new ConcurrentHashMap<>();
  private static final int HEADING = 2;

  private final Map<String, Corpus.Told> byText = new HashMap<>();
  private final MemoryIndex index;
  private final Ranker ranker;
  private final Packer packer;
  private final Meanings meanings;
  private final long nowMs;
  private String lastQuestion = "";
  private List<Item> lastRanking = List.of();

  TrialMemory(Corpus corpus, Meanings meanings, Constants constants, long nowMs) {
    this.meanings = meanings;
    this.nowMs = nowMs;
    corpus.facts().forEach(told -> byText.put(told.text(), told));
    index =
        MemoryIndex.of(
            corpus.facts().stream().map(LocalMemory::fact).toList(),
            corpus.summaries().stream().map(LocalMemory::episode).toList(),
            constants.weights());
    ranker = new Ranker(constants.weights());
    packer = new Packer(constants.sessionDiscount());
  }

  @Override
  public Answer ask(String question, int budget) {
    if (!question.equals(lastQuestion)) {
      lastQuestion = question;
      lastRanking = ranker.rank(index, query(question)).facts().stream().map(Item::new).toList();
    }
    List<Item> taken = packer.pack(lastRanking, List.of(), budget - HEADING).taken();
    return new Answer(
        taken.stream().map(item -> Hit.of(byText.get(item.ranked().item().text()))).toList(),
        HEADING + taken.stream().mapToInt(item -> item.cost(budget)).sum());
  }

  private RankQuery query(String question) {
    return new RankQuery(
        question, Set.of(), Set.of(), Set.of(), null, false, meanings.of(question), nowMs);
  }

  private record Item(Ranked<Fact> ranked) implements Candidate {

    @Override
    public double value() {
      return ranked.value();
    }

    @Override
    public String session() {
      return ranked.session();
    }

    @Override
    public int cost(int ceiling) {
      return COSTS.computeIfAbsent(ranked.item().text(), text -> COUNTER.count(text + "\n"));
    }

    @Override
    public Wording wording() {
      return WORDINGS.computeIfAbsent(ranked.item().text(), Wording::of);
    }
  }
}
