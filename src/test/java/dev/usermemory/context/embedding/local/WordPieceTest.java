package dev.usermemory.context.embedding.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what the models' own tokenisers give, as published. */
class WordPieceTest {

  private static final WordPiece ENGLISH = OnnxModel.tokenizer(ModelFiles.MINI_LM);
  private static final WordPiece CHINESE = OnnxModel.tokenizer(ModelFiles.BGE_SMALL_ZH);

  /** From the documentation of Hugging Face's Transformers and its course. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Hello, my dog is cute | 101 7592 1010 2026 3899 2003 10140 102",
        "I hate this so much! | 101 1045 5223 2023 2061 2172 999 102",
        "I've been waiting for a HuggingFace course my whole life."
            + " | 101 1045 1005 2310 2042 3403 2005 1037 17662 12172 2607 2026 2878 2166 1012 102",
        "We are very happy to show you the \uD83E\uDD17 Transformers library."
            + " | 101 2057 2024 2200 3407 2000 2265 2017 1996 100 19081 3075 1012 102",
        "Let's try to tokenize! | 101 2292 1005 1055 3046 2000 19204 4697 999 102",
      })
  void ids_knownSentences_areThePublishedOnes(String text, String ids) {
    assertThat(ENGLISH.ids(text)).containsExactly(numbers(ids));
  }

  private static long[] numbers(String ids) {
    return Arrays.stream(ids.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void ids_accentsCaseAndControls_makeNoDifference() {
    assertThat(ENGLISH.ids("H\u00c9LLO\u0000 \u200b w\u00f6rld\t"))
        .containsExactly(ENGLISH.ids("hello world"));
  }

  @Test
  void ids_chinese_isReadCharacterByCharacter() {
    assertThat(CHINESE.ids("\u6211\u7231\u5317\u4eac"))
        .containsExactly(CHINESE.ids(" \u6211 \u7231 \u5317 \u4eac "))
        .hasSize(6)
        .doesNotContain(100);
  }

  @Test
  void ids_longText_endsAtTheLimit() {
    long[] ids = ENGLISH.ids("word ".repeat(1_000));

    assertThat(ids).hasSize(WordPiece.MAX_PIECES).startsWith(101).endsWith(102);
  }

  @Test
  void ids_ofNothing_areTheMarks() {
    assertThat(ENGLISH.ids("")).containsExactly(101, 102);
    assertThat(ENGLISH.ids(" \n\u0000")).containsExactly(101, 102);
  }

  @Test
  void ids_longestPieceFirst_orUnknown() {
    var pieces =
        new WordPiece(
            Map.of("[UNK]", 0, "[CLS]", 1, "[SEP]", 2, "un", 3, "unw", 4, "##anted", 5, "##a", 6),
            true);

    assertThat(pieces.ids("unwanted")).containsExactly(1, 4, 5, 2);
    assertThat(pieces.ids("unax")).containsExactly(1, 0, 2);
    assertThat(pieces.ids("a".repeat(101))).containsExactly(1, 0, 2);
  }
}
