package dev.usermemory.context.rank;

import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.LanguageGuess;
import dev.usermemory.context.text.Words;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One person's facts and episodes, analysed for ranking. Immutable and safe to share between
 * requests; it holds for any query and any time.
 */
public final class MemoryIndex {

  /** A fact or episode that names no session belongs to none. */
  static final int NO_SESSION = -1;

  /** In the order of equal values: the latest said first, then by id. */
  final List<Fact> facts;

  final FactTimes times;

  /** The newest first, then by id. */
  final List<Episode> episodes;

  final EpisodeTimes episodeTimes;

  final Map<String, Integer> vocabulary;
  final WordFamilies families;

  /** Of most facts. */
  private final Language language;

  final People people;
  private final Compounds compounds;
  final Concepts concepts;
  final Grams grams;

  /** Of the words and people of this memory. */
  final Spelling spelling;

  /** Against one fact each. */
  final Postings factTerms;

  /** Against the episodes of one session each, or against one episode without a session. */
  final Postings summaryTerms;

  /** Against the episodes and all facts of one session each. */
  final Postings sessionTerms;

  /** Against the sentence each, of a fact's session, that tells the same. */
  final Postings retoldTerms;

  final int[] sessionOfFact;
  final int[] sessionOfEpisode;
  private final @Nullable String[] subjectOfFact;

  /** Facts that newer ones may contradict. */
  final Rivals rivals;

  private final BitSet negated;
  private final List<String> sessionNames;

  MemoryIndex(IndexBuilder built, RankingWeights weights) {
    facts = built.facts;
    times = new FactTimes(facts);
    episodes = built.episodes;
    episodeTimes = new EpisodeTimes(episodes);
    vocabulary = Map.copyOf(built.terms.vocabulary);
    families = new WordFamilies(vocabulary);
    language = built.terms.language;
    people = built.people;
    compounds = new Compounds(vocabulary.keySet());
    grams = new Grams(vocabulary, built.terms.foreign);
    concepts = new Concepts(vocabulary, built.terms.languages);
    spelling = new Spelling(built.terms.words());
    int terms = vocabulary.size();
    double b = weights.lengthNormalisation();
    double k1 = weights.sessionSaturation();
    factTerms = Postings.of(built.factBags, terms, weights.factSaturation(), b);
    summaryTerms = Postings.of(built.summaryBags(), terms, k1, b);
    sessionTerms = Postings.of(built.sessionBags(), terms, k1, b);
    sessionOfFact = built.sessionOfFact;
    sessionOfEpisode = built.sessionOfEpisode;
    subjectOfFact = built.subjectOfFact;
    negated = built.negated;
    sessionNames = List.copyOf(built.sessionNames);
    rivals = Rivals.of(this, built.ownTerms);
    List<Bag> retold = new Retelling(this).closest(built);
    retoldTerms = Postings.of(retold, terms, weights.factSaturation(), b);
  }

  /** Of a known index and further facts, behind its own. */
  MemoryIndex(MemoryIndex known, IndexBuilder more, List<int[]> ownTerms) {
    facts = join(known.facts, more.facts);
    times = new FactTimes(facts);
    episodes = known.episodes;
    episodeTimes = known.episodeTimes;
    vocabulary = more.terms.vocabulary;
    families = known.families;
    language = known.language;
    people = known.people;
    compounds = known.compounds;
    grams = known.grams;
    concepts = known.concepts;
    spelling = known.spelling;
    int terms = vocabulary.size();
    factTerms = known.factTerms.with(more.factBags, terms);
    summaryTerms = known.summaryTerms.with(more.summaryBags(), terms);
    sessionTerms = known.sessionTerms.with(more.sessionBags(), terms);
    int first = known.facts.size();
    sessionOfFact = Arrays.copyOf(known.sessionOfFact, facts.size());
    subjectOfFact = Arrays.copyOf(known.subjectOfFact, facts.size());
    negated = (BitSet) known.negated.clone();
    for (int i = first; i < facts.size(); i++) {
      sessionOfFact[i] = more.sessionOfFact[i - first];
      subjectOfFact[i] = more.subjectOfFact[i - first];
      negated.set(i, more.negated.get(i - first));
    }
    sessionOfEpisode = known.sessionOfEpisode;
    sessionNames = List.copyOf(more.sessionNames);
    rivals = known.rivals.with(this, join(ownTerms, more.ownTerms), first);
    retoldTerms = known.retoldTerms.with(new Retelling(this).closest(more), terms);
  }

  private static <T> List<T> join(List<T> first, List<T> second) {
    List<T> joined = new ArrayList<>(first.size() + second.size());
    joined.addAll(first);
    joined.addAll(second);
    return joined;
  }

  public static MemoryIndex of(List<Fact> facts, List<Episode> episodes) {
    return of(facts, episodes, RankingWeights.DEFAULT);
  }

  /** With other constants, to measure what they are worth. */
  public static MemoryIndex of(List<Fact> facts, List<Episode> episodes, RankingWeights weights) {
    return new MemoryIndex(new IndexBuilder(facts, episodes), weights);
  }

  /** By position, as a {@link Ranked} has it. */
  public List<Fact> facts() {
    return facts;
  }

  /** By position, as a {@link Ranked} has it. */
  public List<Episode> episodes() {
    return episodes;
  }

  /** The language of most facts. */
  Language language() {
    return language;
  }

  /** The language of a question; that of most facts where it does not tell. */
  Language language(String question) {
    return LanguageGuess.of(Words.of(question), language);
  }

  /** The person a fact is about; null when it names none. */
  @Nullable String subject(int fact) {
    return subjectOfFact[fact];
  }

  /** Positions of facts that newer ones may contradict. */
  public IntStream outdated() {
    return IntStream.range(0, facts.size()).filter(rivals::isOutdated);
  }

  /** Whether a fact denies something, or says that it is over. */
  boolean isNegated(int fact) {
    return negated.get(fact);
  }

  /** The terms that are written together from a stem and another word. */
  Set<Integer> compounds(String stem) {
    return compounds.of(stem, vocabulary);
  }

  /** The session an item came from, named by its id or by the episode that tells it. */
  @Nullable String sessionName(int session) {
    return session == NO_SESSION ? null : sessionNames.get(session);
  }

  /** How many sessions there are. */
  int sessions() {
    return sessionNames.size();
  }

  boolean hasSummary(int session) {
    return summaryTerms.hasTerms(session);
  }

  /** How many facts and summaries hold a term. */
  int documentFrequency(int term) {
    return factTerms.frequency(term) + summaryTerms.frequency(term);
  }

  /** How telling a term is: the fewer hold it, the more. */
  double idf(int documentFrequency) {
    return Math.log(1 + (documents() - documentFrequency + 0.5) / (documentFrequency + 0.5));
  }

  private int documents() {
    return factTerms.documents() + summaryTerms.documents();
  }

  /** About what one with further facts takes beyond the one that it continues, in bytes. */
  public long continuedBytes() {
    return factTerms.bytes()
        + summaryTerms.bytes()
        + sessionTerms.bytes()
        + retoldTerms.bytes()
        + times.bytes()
        + 60L * vocabulary.size();
  }

  /**
   * What this index takes beyond the facts and episodes that it refers to, and those themselves, in
   * bytes; an estimate to bound a cache with.
   */
  public long estimatedBytes() {
    long bytes = 500 + factTerms.bytes() + summaryTerms.bytes() + sessionTerms.bytes();
    bytes += retoldTerms.bytes() + compounds.bytes() + spelling.bytes();
    bytes += families.bytes() + concepts.bytes() + grams.bytes();
    bytes += times.bytes() + episodeTimes.bytes();
    for (String term : vocabulary.keySet()) {
      bytes += 90 + term.length();
    }
    for (Fact fact : facts) {
      bytes += 350 + 2L * fact.text().length() + 60L * fact.tags().size();
    }
    for (Episode episode : episodes) {
      bytes += 250 + 2L * episode.summary().length();
      bytes += episode.highlights().stream().mapToLong(h -> 100 + 2L * h.text().length()).sum();
    }
    return bytes;
  }
}
