package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.RelatedWords;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A question's words against one index: what each matches, and how much that says. */
final class QueryTerms {

  /**
   * One way in which a query word matches.
   *
   * @param id of a term of the index
   * @param weight of the match before the count in a document is considered
   * @param share of the question's word that the match covers, above 0 and at most 1
   */
  record Match(int id, double weight, double share) {

    Match times(double certainty) {
      return new Match(id, weight * certainty, share * certainty);
    }
  }

  /** What a word is taken for: its stems, and how surely. */
  private record Reading(List<String> stems, double certainty) {}

  /**
   * A distinct word of the question.
   *
   * @param importance against other words; 0 for one that only names the person whose memory it is
   */
  record Word(double importance, List<Match> matches) {}

  private static final Set<String> PERSON = Set.of("user");

  /** What another word of the same family counts against the word itself. */
  private static final double FAMILY = 0.7;

  /** What a word that is written together with another counts. */
  private static final double COMPOUND = 0.5;

  /** The matches of each distinct query word. */
  final List<Word> words = new ArrayList<>();

  /** The people named. */
  final Set<String> people = new HashSet<>();

  private final MemoryIndex index;
  private final RankingWeights weights;
  private final Misspellings misspellings;

  /** What each stem seen so far matches. */
  private final Map<String, List<Match>> known;

  QueryTerms(MemoryIndex index, RankingWeights weights, String text) {
    this(index, weights, new Misspellings(index), new HashMap<>(), text);
  }

  private QueryTerms(
      MemoryIndex index,
      RankingWeights weights,
      Misspellings misspellings,
      Map<String, List<Match>> known,
      String text) {
    this.index = index;
    this.weights = weights;
    this.misspellings = misspellings;
    this.known = known;
    List<Token> tokens = Tokenizer.tokens(text);
    Set<Reading> readings = readings(tokens, English::isContent);
    if (readings.isEmpty() && people.isEmpty()) {
      readings = readings(tokens, English::isStated);
    }
    for (Reading reading : readings) {
      words.add(word(reading));
    }
  }

  /** Of a part of the same question. */
  QueryTerms ofPart(String text) {
    return new QueryTerms(index, weights, misspellings, known, text);
  }

  /** Whether the question has no words that say what it is about. */
  boolean saysNothing() {
    return words.stream().allMatch(word -> word.importance() == 0);
  }

  private Word word(Reading reading) {
    List<Match> matches = matches(reading.stems());
    return new Word(
        importance(reading.stems().getFirst()),
        reading.certainty() == 1
            ? matches
            : matches.stream().map(match -> match.times(reading.certainty())).toList());
  }

  private double importance(String stem) {
    return PERSON.contains(stem) ? 0 : English.isGeneric(stem) ? weights.generic() : 1;
  }

  /** The distinct words of the question but for the people named. */
  private Set<Reading> readings(List<Token> tokens, Predicate<Token> isWanted) {
    var readings = new LinkedHashSet<Reading>();
    for (Token token : tokens) {
      if (index.people.contains(token.word())) {
        people.add(token.word());
      } else if (isWanted.test(token)) {
        read(token.word(), readings);
      }
    }
    return readings;
  }

  /** An unknown word may name somebody, or say nothing, when it is spelt aright. */
  private void read(String word, Set<Reading> readings) {
    List<String> stems = English.stems(word);
    String meant =
        !matches(stems).isEmpty() ? word : misspellings.meant(word, stems.getFirst(), this::isKnown);
    if (meant.equals(word)) {
      readings.add(new Reading(stems, 1));
    } else if (index.people.contains(meant)) {
      people.add(meant);
    } else if (!English.isStopWord(meant)) {
      readings.add(new Reading(English.stems(meant), weights.spelling()));
    }
  }

  private boolean isKnown(String word) {
    return English.stems(word).stream().anyMatch(stem -> !matches(stem).isEmpty());
  }

  /** A word with several readings matches by any of them. */
  private List<Match> matches(List<String> stems) {
    return stems.size() == 1
        ? matches(stems.getFirst())
        : stems.stream().flatMap(stem -> matches(stem).stream()).toList();
  }

  private List<Match> matches(String stem) {
    return known.computeIfAbsent(stem, this::find);
  }

  private List<Match> find(String stem) {
    var matches = new ArrayList<Match>();
    Integer own = index.vocabulary.get(stem);
    double generic = English.isGeneric(stem) ? weights.generic() : 1;
    double idf = generic * index.idf(own == null ? 0 : index.documentFrequency(own));
    if (own != null) {
      matches.add(new Match(own, idf, 1));
    }
    for (int id : index.family(stem)) {
      addRelated(matches, id, idf, FAMILY);
    }
    for (RelatedWords.Related related : RelatedWords.of(stem)) {
      Integer id = index.vocabulary.get(related.stem());
      if (id != null) {
        addRelated(matches, id, idf, related.weight());
      }
    }
    if (matches.isEmpty()) {
      index.compounds(stem).forEach(id -> addRelated(matches, id, idf, COMPOUND));
    }
    return matches;
  }

  /** A related word says no more than it does itself, and than the word asked for would. */
  private void addRelated(List<Match> matches, int id, double idf, double weight) {
    double shared = Math.min(idf, index.idf(index.documentFrequency(id)));
    matches.add(new Match(id, shared * weight * weights.related(), weight));
  }
}
