package dev.usermemory.context.rank;

import dev.usermemory.context.text.LanguageGuess;
import dev.usermemory.context.text.Negation;
import dev.usermemory.context.text.Sentences;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Words;
import dev.usermemory.kernel.CodePoints;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Analyses a memory once, into what {@link MemoryIndex} keeps. */
final class IndexBuilder {

  final List<Fact> facts;
  final List<Episode> episodes;
  final People people;
  final Terms terms;
  final List<Bag> factBags = new ArrayList<>();

  /** Of the episodes of each session. */
  final List<List<Bag>> sentenceBags = new ArrayList<>();

  /** Of the facts of each new session. */
  private final List<List<Bag>> toldBags = new ArrayList<>();

  final List<String> sessionNames = new ArrayList<>();
  final int[] sessionOfFact;
  final int[] sessionOfEpisode;
  final @Nullable String[] subjectOfFact;

  /** The different terms of each fact's text, ascending, without those of its labels. */
  final List<int[]> ownTerms = new ArrayList<>();

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

  private final Map<String, Integer> sessions = new HashMap<>();
  private final Map<Long, Integer> sessionAt = new HashMap<>();

  /** Sessions before this one are those of an index that this one continues. */
  private final int firstSession;

  IndexBuilder(List<Fact> facts, List<Episode> episodes) {
    this.facts = facts.stream().sorted(FACT_ORDER).toList();
    this.episodes = episodes.stream().sorted(EPISODE_ORDER).toList();
    List<List<Token>> factTokens =
        this.facts.stream().map(fact -> Words.of(beginning(fact.text()))).toList();
    List<List<List<Token>>> episodeSentences =
        this.episodes.stream().map(IndexBuilder::sentences).toList();
    people = People.of(factTokens, episodeSentences.stream().flatMap(List::stream).toList());
    terms = new Terms(LanguageGuess.ofMost(factTokens), people);
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
    people = known.people;
    terms = new Terms(known.terms);
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
    toldBags.clear();
  }

  /** About what is left then, in bytes, beyond what the index keeps too. */
  long keptBytes() {
    long bytes = 100L * sessions.size() + terms.bytes();
    for (int[] own : ownTerms) {
      bytes += 20 + 4L * own.length;
    }
    for (List<Bag> sentences : sentenceBags) {
      for (Bag sentence : sentences) {
        bytes += 70 + 8L * sentence.terms().length;
      }
    }
    return bytes;
  }

  /** Of the episodes of one new session each. */
  List<Bag> summaryBags() {
    var sum = new Bag.Sum(terms.vocabulary.size());
    return newSentences().stream().map(sum::of).toList();
  }

  /** Of the episodes and all facts of one new session each. */
  List<Bag> sessionBags() {
    var sum = new Bag.Sum(terms.vocabulary.size());
    List<Bag> bags = new ArrayList<>();
    for (int i = 0; i < toldBags.size(); i++) {
      List<Bag> all = new ArrayList<>(newSentences().get(i));
      all.addAll(toldBags.get(i));
      bags.add(sum.of(all));
    }
    return bags;
  }

  private List<List<Bag>> newSentences() {
    return sentenceBags.subList(firstSession, sentenceBags.size());
  }

  private static String beginning(String text) {
    return text.length() > MAX_FACT_LENGTH ? text.substring(0, MAX_FACT_LENGTH) : text;
  }

  private static List<List<Token>> sentences(Episode episode) {
    var text = new StringBuilder(episode.summary());
    episode.highlights().forEach(highlight -> text.append('\n').append(highlight.text()));
    return Sentences.of(text.toString()).stream().map(Words::of).toList();
  }

  private void addEpisode(int i, List<List<Token>> sentences) {
    Episode episode = episodes.get(i);
    String sessionId = episode.sessionId();
    int session = sessionId == null ? newSession(episode.episodeId()) : session(sessionId);
    sessionOfEpisode[i] = session;
    sessionAt.putIfAbsent(episode.createdAtMs(), session);
    for (List<Token> sentence : sentences) {
      sentenceBags.get(session).add(terms.of(sentence));
    }
  }

  private void addFact(int i, List<Token> tokens) {
    Bag own = terms.of(tokens);
    Bag labelled = own.and(terms.of(Words.of(labels(facts.get(i)))));
    ownTerms.add(own.terms());
    negated.set(i, Negation.isIn(facts.get(i).text()));
    factBags.add(labelled);
    subjectOfFact[i] = people.firstIn(tokens);
    sessionOfFact[i] = sessionOf(facts.get(i));
    if (sessionOfFact[i] >= firstSession) {
      toldBags.get(sessionOfFact[i] - firstSession).add(labelled);
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
    sentenceBags.add(new ArrayList<>());
    toldBags.add(new ArrayList<>());
    sessionNames.add(name);
    return sessionNames.size() - 1;
  }
}
