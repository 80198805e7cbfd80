package dev.usermemory.context.rank;

import dev.usermemory.context.text.English;
import dev.usermemory.context.text.RelatedWords;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A question's words against one index: what each matches, and how much that says. */
final class QueryTerms {

  /**
   * One way in which a query word matches.
   *
   * @param id of a term of the index
   * @param weight of the match before the count in a document is considered
   * @param related whether through a related word
   */
  record Match(int id, double weight, boolean related) {}

  /** What another word of the same family counts against the word itself. */
  private static final double FAMILY = 0.7;

  /** The matches of each distinct query word. */
  final List<List<Match>> words = new ArrayList<>();

  /** The people named. */
  final Set<String> people = new HashSet<>();

  private final MemoryIndex index;

  QueryTerms(MemoryIndex index, RankingWeights weights, String text) {
    this.index = index;
    var stems = new LinkedHashSet<String>();
    for (Token token : Tokenizer.tokens(text)) {
      if (index.people.contains(token.word())) {
        people.add(token.word());
      } else if (!English.isStopWord(token.word())) {
        stems.add(English.stem(token.word()));
      }
    }
    stems.forEach(stem -> words.add(matches(stem, weights)));
  }

  private List<Match> matches(String stem, RankingWeights weights) {
    var matches = new ArrayList<Match>();
    Integer own = index.vocabulary.get(stem);
    double generic = English.isGeneric(stem) ? weights.generic() : 1;
    double idf = generic * index.idf(own == null ? 0 : index.documentFrequency(own));
    if (own != null) {
      matches.add(new Match(own, idf, false));
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
    return matches;
  }

  /** A related word says no more than it does itself, and than the word asked for would. */
  private void addRelated(List<Match> matches, int id, double idf, double weight) {
    double shared = Math.min(idf, index.idf(index.documentFrequency(id)));
    matches.add(new Match(id, shared * weight, true));
  }
}
