package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.LanguageGuess;
import dev.usermemory.context.text.RelatedWords;
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

    /** Whether through a related word. */
    boolean related() {
      return share < 1;
    }
  }

  /**
   * A distinct word of the question.
   *
   * @param importance against other words; 0 for one that only names the person whose memory it is
   */
  record Word(double importance, List<Match> matches) {}

  private static final Set<String> PERSON = Set.of("user");

  /** What another word of the same family counts against the word itself. */
  private static final double FAMILY = 0.7;

  /** What a word counts that stands for the same English word. */
  private static final double TRANSLATED = 0.7;

  /** What a word counts that shares most of its letters with another, for each share. */
  private static final double ALIKE = 0.5;

  /** What a single character counts beside the pairs of a script without spaces. */
  private static final double CHARACTER = 0.5;

  /** What a word that is written together with another counts. */
  private static final double COMPOUND = 0.5;

  /** The matches of each distinct query word. */
  final List<Word> words = new ArrayList<>();

  /** The people named. */
  final Set<String> people = new HashSet<>();

  private final MemoryIndex index;
  private final Language language;

  QueryTerms(MemoryIndex index, RankingWeights weights, String text) {
    this.index = index;
    List<Token> tokens = Words.of(text);
    language = LanguageGuess.of(tokens, index.language);
    Set<List<String>> readings = readings(tokens, language::isContent);
    if (readings.isEmpty() && people.isEmpty()) {
      readings = readings(tokens, language::isStated);
    }
    for (List<String> stems : readings) {
      words.add(new Word(importance(stems.getFirst(), weights), matches(stems, weights)));
    }
  }

  /** Whether the question has no words that say what it is about. */
  boolean saysNothing() {
    return words.stream().allMatch(word -> word.importance() == 0);
  }

  private double importance(String stem, RankingWeights weights) {
    return PERSON.contains(stem) ? 0 : says(stem, weights);
  }

  private double says(String stem, RankingWeights weights) {
    if (language.isGeneric(stem)) {
      return weights.generic();
    }
    return language.isUnspaced() && stem.length() == 1 ? CHARACTER : 1;
  }

  /** The distinct words of the question but for the people named, as their stems. */
  private Set<List<String>> readings(List<Token> tokens, Predicate<Token> isWanted) {
    var readings = new LinkedHashSet<List<String>>();
    for (Token token : tokens) {
      if (index.people.contains(token.word())) {
        people.add(token.word());
      } else if (isWanted.test(token)) {
        readings.add(language.stems(token.word()));
      }
    }
    return readings;
  }

  /** A word with several readings matches by any of them. */
  private List<Match> matches(List<String> stems, RankingWeights weights) {
    var matches = new ArrayList<Match>();
    for (String stem : stems) {
      matches.addAll(matches(stem, weights));
    }
    addTranslations(matches, stems);
    return matches;
  }

  private List<Match> matches(String stem, RankingWeights weights) {
    var matches = new ArrayList<Match>();
    Integer own = index.vocabulary.get(stem);
    double generic = says(stem, weights);
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
    if (language != Language.ENGLISH) {
      index.grams.near(stem).forEach((id, share) -> addRelated(matches, id, idf, ALIKE * share));
    }
    if (matches.isEmpty()) {
      index.compounds(stem).forEach(id -> addRelated(matches, id, idf, COMPOUND));
    }
    return matches;
  }

  /** What stands for the same English word in any language, or for a related one. */
  private void addTranslations(List<Match> matches, List<String> stems) {
    double idf = matches.stream().mapToDouble(Match::weight).max().orElse(index.idf(0));
    for (String english : index.concepts.english(language, stems)) {
      addConcept(matches, english, idf, TRANSLATED);
      for (RelatedWords.Related related : RelatedWords.of(english)) {
        addConcept(matches, related.stem(), idf, related.weight());
      }
    }
  }

  private void addConcept(List<Match> matches, String english, double idf, double weight) {
    for (int id : index.concepts.terms(english)) {
      addRelated(matches, id, idf, weight);
    }
  }

  /** A related word says no more than it does itself, and than the word asked for would. */
  private void addRelated(List<Match> matches, int id, double idf, double weight) {
    double shared = Math.min(idf, index.idf(index.documentFrequency(id)));
    matches.add(new Match(id, shared * weight, weight));
  }
}
