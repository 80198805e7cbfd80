package dev.usermemory.context.rank;

import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** The matches of each distinct query word. */
  final List<Word> words = new ArrayList<>();

  /** The people named. */
  final Set<String> people = new HashSet<>();

  final Language language;
  private final MemoryIndex index;
  private final RankingWeights weights;
  private final Misspellings misspellings;
  private final WordMatches matches;

  QueryTerms(MemoryIndex index, RankingWeights weights, String text) {
    this.index = index;
    this.weights = weights;
    language = index.language(text);
    misspellings = new Misspellings(index, language);
    matches = new WordMatches(index, weights, language);
    read(text);
  }

  private QueryTerms(QueryTerms whole, String part) {
    index = whole.index;
    weights = whole.weights;
    language = whole.language;
    misspellings = whole.misspellings;
    matches = whole.matches;
    read(part);
  }

  /** Of a part of the same question, whose language it shares. */
  QueryTerms ofPart(String text) {
    return new QueryTerms(this, text);
  }

  private void read(String text) {
    List<Token> tokens = Words.of(text);
    Set<Reading> readings = readings(tokens, language::isContent);
    if (readings.isEmpty() && people.isEmpty()) {
      readings = readings(tokens, language::isStated);
    }
    readings.forEach(reading -> words.add(word(reading)));
  }

  /** Whether the question has no words that say what it is about. */
  boolean saysNothing() {
    return words.stream().allMatch(word -> word.importance() == 0);
  }

  private Word word(Reading reading) {
    List<Match> found = matches.of(reading.stems());
    return new Word(
        importance(reading.stems().getFirst()),
        reading.certainty() == 1
            ? found
            : found.stream().map(match -> match.times(reading.certainty())).toList());
  }

  private double importance(String stem) {
    return PERSON.contains(stem) ? 0 : matches.importance(stem);
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
    List<String> stems = language.stems(word);
    String meant = isKnown(word) ? word : misspellings.meant(word, stems.getFirst(), this::isKnown);
    if (meant.equals(word)) {
      readings.add(new Reading(stems, 1));
    } else if (index.people.contains(meant)) {
      people.add(meant);
    } else if (!language.isStopWord(meant)) {
      readings.add(new Reading(language.stems(meant), weights.spelling()));
    }
  }

  private boolean isKnown(String word) {
    return !matches.of(language.stems(word)).isEmpty();
  }
}
