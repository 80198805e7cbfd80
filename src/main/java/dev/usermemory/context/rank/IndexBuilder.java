package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Tokenizer;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Analyses a memory once, into what {@link MemoryIndex} keeps. */
final class IndexBuilder {

  final List<Fact> facts;
  final List<Episode> episodes;
  final Map<String, Integer> vocabulary = new HashMap<>();
  final People people;
  final List<Map<Integer, Integer>> factBags = new ArrayList<>();
  final List<Map<Integer, Integer>> summaryBags = new ArrayList<>();
  final List<Map<Integer, Integer>> sessionBags = new ArrayList<>();
  final int[] sessionOfFact;
  final int[] sessionOfEpisode;
  final @Nullable String[] subjectOfFact;

  private final Map<String, Integer> sessions = new HashMap<>();
  private final Map<String, String> stems = new HashMap<>();

  IndexBuilder(List<Fact> facts, List<Episode> episodes) {
    this.facts = List.copyOf(facts);
    this.episodes = List.copyOf(episodes);
    List<List<Token>> factTokens =
        this.facts.stream().map(fact -> Tokenizer.tokens(fact.text())).toList();
    List<List<Token>> episodeTokens =
        this.episodes.stream().map(episode -> Tokenizer.tokens(textOf(episode))).toList();
    people = People.of(factTokens, episodeTokens);
    sessionOfFact = new int[facts.size()];
    sessionOfEpisode = new int[episodes.size()];
    subjectOfFact = new String[facts.size()];
    for (int i = 0; i < sessionOfEpisode.length; i++) {
      addEpisode(i, episodeTokens.get(i));
    }
    for (int i = 0; i < sessionOfFact.length; i++) {
      addFact(i, factTokens.get(i));
    }
  }

  private void addEpisode(int i, List<Token> tokens) {
    String sessionId = episodes.get(i).sessionId();
    int session = sessionId == null ? newSession() : session(sessionId);
    sessionOfEpisode[i] = session;
    addTo(bag(tokens), summaryBags.get(session), sessionBags.get(session));
  }

  private void addFact(int i, List<Token> tokens) {
    String sessionId = facts.get(i).sessionId();
    Map<Integer, Integer> bag = bag(tokens);
    factBags.add(bag);
    subjectOfFact[i] = people.firstIn(tokens);
    sessionOfFact[i] = sessionId == null ? MemoryIndex.NO_SESSION : session(sessionId);
    if (sessionId != null) {
      addTo(bag, sessionBags.get(sessionOfFact[i]));
    }
  }

  private int session(String sessionId) {
    return sessions.computeIfAbsent(sessionId, id -> newSession());
  }

  private int newSession() {
    summaryBags.add(new HashMap<>());
    sessionBags.add(new HashMap<>());
    return summaryBags.size() - 1;
  }

  @SafeVarargs
  private static void addTo(Map<Integer, Integer> bag, Map<Integer, Integer>... targets) {
    for (Map<Integer, Integer> target : targets) {
      bag.forEach((term, count) -> target.merge(term, count, Integer::sum));
    }
  }

  private Map<Integer, Integer> bag(List<Token> tokens) {
    Map<Integer, Integer> bag = new HashMap<>();
    for (Token token : tokens) {
      if (!English.isStopWord(token.word()) && !people.contains(token.word())) {
        String stem = stems.computeIfAbsent(token.word(), English::stem);
        bag.merge(vocabulary.computeIfAbsent(stem, s -> vocabulary.size()), 1, Integer::sum);
      }
    }
    return bag;
  }

  private static String textOf(Episode episode) {
    var text = new StringBuilder(episode.summary());
    episode.highlights().forEach(highlight -> text.append('\n').append(highlight.text()));
    return text.toString();
  }
}
