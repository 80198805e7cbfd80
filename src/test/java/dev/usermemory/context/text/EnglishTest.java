package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EnglishTest {

  @Test
  void stem_irregularForms_shareTheStemOfTheirBase() {
    assertThat(English.stem("bought")).isEqualTo(English.stem("buying"));
    assertThat(English.stem("children")).isEqualTo(English.stem("child"));
    assertThat(English.stem("better")).isEqualTo(English.stem("good"));
  }

  @Test
  void stem_wordsOfOtherAlphabets_stay() {
    assertThat(English.stem("уроки")).isEqualTo("уроки");
    assertThat(English.stem("straße")).isEqualTo("straße");
  }

  @Test
  void root_derivedWords_shareIt() {
    assertThat(root("counselor")).isEqualTo(root("counseling"));
    assertThat(root("musician")).isEqualTo(root("music"));
    assertThat(root("art")).isEqualTo("art");
  }

  @Property
  void stem_anyText_doesNotFail(@ForAll String word) {
    assertThat(WordFamily.root(English.stem(word))).isNotNull();
  }

  private static String root(String word) {
    return WordFamily.root(English.stem(word));
  }
}
