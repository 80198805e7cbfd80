package dev.usermemory.context.rank;

import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.LanguageGuess;
import dev.usermemory.context.text.Negation;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Words;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Analyses a memory once, into what {@link MemoryIndex} keeps. */
final class IndexBuilder {

  final List<Fact> facts;
  final List<Episode> episodes;
  final Map<String, Integer> vocabulary = new HashMap<>();

  /** Of most facts. */
  final Language language;

  /** Of all texts. */
  final Set<Language> languages = EnumSet.noneOf(Language.class);

  final People people;
  final List<Map<Integer, Integer>> factBags = new ArrayList<>();
  final List<Map<Integer, Integer>> summaryBags = new ArrayList<>();
  final List<Map<Integer, Integer>> sessionBags = new ArrayList<>();
  final List<List<Map<Integer, Integer>>> sentenceBags = new ArrayList<>();
  final List<String> sessionNames = new ArrayList<>();
  final int[] sessionOfFact;
  final int[] sessionOfEpisode;
  final @Nullable String[] subjectOfFact;

  /** The different terms of each fact's text, ascending, without those of its labels. */
  final List<int[]> ownTerms = new ArrayList<>();

  /** Terms of texts in other languages than English. */
  final BitSet foreign = new BitSet();

  /** Facts that deny something. */
  final BitSet negated = new BitSet();

  static final Comparator<Fact> FACT_ORDER =
      Comparator.comparingLong(Fact::lastReinforcedAtMs)
          .reversed()
          .thenComparing(Fact::factId, CodePoints.ORDER);

  private static final Comparator<Episode> EPISODE_ORDER =
      Comparator.comparingLong(Episode::createdAtMs)
          .reversed()
          .thenComparing(Episode::episodeId, CodePoints.ORDER);

  /** As long as a fact may be: of a long one, the sentence that answers may be the last. */
  private static final int MAX_FACT_LENGTH = 8_000;

  /** More sentences of one session are not compared with its facts, to bound the work. */
  private static final int MAX_SENTENCES = 64;

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\n|(?<=\u3002)");

  private final Map<String, Integer> sessions = new HashMap<>();
  private final Map<Long, Integer> sessionAt = new HashMap<>();
  private final Map<Language, Map<String, List<String>>> stems = new EnumMap<>(Language.class);

  /** Sessions before this one are those of an index that this one continues. */
  private final int firstSession;

  IndexBuilder(List<Fact> facts, List<Episode> episodes) {
    this.facts = facts.stream().sorted(FACT_ORDER).toList();
    this.episodes = episodes.stream().sorted(EPISODE_ORDER).toList();
    List<List<Token>> factTokens =
        this.facts.stream().map(fact -> Words.of(beginning(fact.text()))).toList();
    List<List<List<Token>>> episodeSentences =
        this.episodes.stream().map(IndexBuilder::sentences).toList();
    language = LanguageGuess.ofMost(factTokens);
    people = People.of(factTokens, episodeSentences.stream().flatMap(List::stream).toList());
    firstSession = 0;
    sessionOfFact = new int[facts.size()];
    sessionOfEpisode = new int[episodes.size()];
    subjectOfFact = new String[facts.size()];
    for (int i = 0; i < sessionOfEpisode.length; i++) {
      addEpisode(i, episodeSentences.get(i));
    }
    for (int i = 0; i < sessionOfFact.length; i++) {
      addFact(i, factTokens.get(i));
    }
  }

  /** Of further facts, told by the words, people and sessions that are known; these stay. */
  IndexBuilder(IndexBuilder known, List<Fact> more) {
    facts = more.stream().sorted(FACT_ORDER).toList();
    episodes = known.episodes;
    language = known.language;
    people = known.people;
    vocabulary.putAll(known.vocabulary);
    known.stems.forEach((spoken, stemsOf) -> stems.put(spoken, new HashMap<>(stemsOf)));
    sessions.putAll(known.sessions);
    sessionAt.putAll(known.sessionAt);
    sessionNames.addAll(known.sessionNames);
    sentenceBags.addAll(known.sentenceBags);
    firstSession = known.sessionNames.size();
    sessionOfFact = new int[more.size()];
    sessionOfEpisode = known.sessionOfEpisode;
    subjectOfFact = new String[more.size()];
    for (int i = 0; i < sessionOfFact.length; i++) {
      addFact(i, Words.of(beginning(facts.get(i).text())));
    }
  }

  /** To keep it for further facts, which need no bags but those of sentences. */
  void forgetBags() {
    factBags.clear();
    summaryBags.clear();
    sessionBags.clear();
  }

  /** About what is left then, in bytes, beyond what the index keeps too. */
  long keptBytes() {
    long bytes = 100L * sessions.size() + 60L * vocabulary.size();
    for (int[] terms : ownTerms) {
      bytes += 20 + 4L * terms.length;
    }
    for (Map<String, List<String>> stemsOf : stems.values()) {
      bytes += 150L * stemsOf.size();
    }
    for (List<Map<Integer, Integer>> sentences : sentenceBags) {
      for (Map<Integer, Integer> sentence : sentences) {
        bytes += 100 + 50L * sentence.size();
      }
    }
    return bytes;
  }

  /** All words that say something, and the people. */
  Set<String> words() {
    var words = new HashSet<String>();
    stems.values().forEach(known -> words.addAll(known.keySet()));
    words.addAll(people.names());
    return words;
  }

  private static String beginning(String text) {
    return text.length() > MAX_FACT_LENGTH ? text.substring(0, MAX_FACT_LENGTH) : text;
  }

  private static List<List<Token>> sentences(Episode episode) {
    var text = new StringBuilder(episode.summary());
    episode.highlights().forEach(highlight -> text.append('\n').append(highlight.text()));
    return SENTENCE_END.splitAsStream(text).map(Words::of).toList();
  }

  private void addEpisode(int i, List<List<Token>> sentences) {
    Episode episode = episodes.get(i);
    String sessionId = episode.sessionId();
    int session = sessionId == null ? newSession(episode.episodeId()) : session(sessionId);
    sessionOfEpisode[i] = session;
    sessionAt.putIfAbsent(episode.createdAtMs(), session);
    for (List<Token> sentence : sentences) {
      Map<Integer, Integer> bag = bag(sentence);
      addTo(bag, summaryBags.get(session), sessionBags.get(session));
      if (sentenceBags.get(session).size() < MAX_SENTENCES) {
        sentenceBags.get(session).add(bag);
      }
    }
  }

  private void addFact(int i, List<Token> tokens) {
    Map<Integer, Integer> bag = bag(tokens);
    ownTerms.add(bag.keySet().stream().mapToInt(Integer::intValue).sorted().toArray());
    negated.set(i, Negation.isIn(facts.get(i).text()));
    addTo(bag(Words.of(labels(facts.get(i)))), bag);
    factBags.add(bag);
    subjectOfFact[i] = people.firstIn(tokens);
    sessionOfFact[i] = sessionOf(facts.get(i));
    if (sessionOfFact[i] >= firstSession) {
      addTo(bag, sessionBags.get(sessionOfFact[i] - firstSession));
    }
  }

  /** Tags and the skill count as words of the fact; a hashed skill id matches no question. */
  private static String labels(Fact fact) {
    String tags = String.join(" ", fact.tags());
    return fact.skillId() == null ? tags : tags + " " + fact.skillId();
  }

  /** A fact that names no session, but was told with an episode, belongs to it. */
  private int sessionOf(Fact fact) {
    String sessionId = fact.sessionId();
    return sessionId != null
        ? session(sessionId)
        : sessionAt.getOrDefault(fact.createdAtMs(), MemoryIndex.NO_SESSION);
  }

  private int session(String sessionId) {
    return sessions.computeIfAbsent(sessionId, this::newSession);
  }

  private int newSession(String name) {
    summaryBags.add(new HashMap<>());
    sessionBags.add(new HashMap<>());
    sentenceBags.add(new ArrayList<>());
    sessionNames.add(name);
    return sessionNames.size() - 1;
  }

  @SafeVarargs
  private static void addTo(Map<Integer, Integer> bag, Map<Integer, Integer>... targets) {
    for (Map<Integer, Integer> target : targets) {
      bag.forEach((term, count) -> target.merge(term, count, Integer::sum));
    }
  }

  private Map<Integer, Integer> bag(List<Token> tokens) {
    Map<Integer, Integer> bag = new HashMap<>();
    Language spoken = LanguageGuess.of(tokens, language);
    languages.add(spoken);
    Map<String, List<String>> known = stems.computeIfAbsent(spoken, any -> new HashMap<>());
    for (Token token : tokens) {
      if (spoken.isStated(token) && !people.contains(token.word())) {
        for (String stem : known.computeIfAbsent(token.word(), spoken::stems)) {
          int term = vocabulary.computeIfAbsent(stem, s -> vocabulary.size());
          bag.merge(term, 1, Integer::sum);
          if (spoken != Language.ENGLISH) {
            foreign.set(term);
          }
        }
      }
    }
    return bag;
  }
}
