package dev.usermemory.context.rank;

import dev.usermemory.context.rank.QueryTerms.Match;
import dev.usermemory.context.rank.QueryTerms.Word;
import dev.usermemory.context.text.Language;
import dev.usermemory.context.text.Token;
import dev.usermemory.context.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores the sentences of one long text by how much they answer a question. */
public final class Passages {

  private Passages() {}

  /** One score per sentence, 0 where nothing matches; all are 0 without a question. */
  public static double[] scores(MemoryIndex index, @Nullable String query, List<String> sentences) {
    var scores = new double[sentences.size()];
    if (query != null && !query.isBlank()) {
      var terms = new QueryTerms(index, RankingWeights.DEFAULT, query);
      for (int i = 0; i < scores.length; i++) {
        scores[i] = score(terms, terms(index, sentences.get(i)));
      }
    }
    return scores;
  }

  private static Set<Integer> terms(MemoryIndex index, String sentence) {
    Set<Integer> terms = new HashSet<>();
    List<Token> tokens = Words.of(sentence);
    Language language = index.language(sentence);
    tokens.stream()
        .filter(language::isStated)
        .flatMap(token -> language.stems(token.word()).stream())
        .forEach(stem -> {
          Integer id = index.vocabulary.get(stem);
          if (id != null) {
            terms.add(id);
          }
        });
    return terms;
  }

  private static double score(QueryTerms query, Set<Integer> terms) {
    double score = 0;
    for (Word word : query.words) {
      score +=
          word.matches().stream()
              .filter(match -> terms.contains(match.id()))
              .mapToDouble(Match::weight)
              .max()
              .orElse(0);
    }
    return score;
  }
}
