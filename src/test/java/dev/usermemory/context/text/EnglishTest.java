package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishTest {

  @Test
  void stem_irregularForms_shareTheStemOfTheirBase() {
    assertThat(English.stem("bought")).isEqualTo(English.stem("buying"));
    assertThat(English.stem("children")).isEqualTo(English.stem("child"));
    assertThat(English.stem("better")).isEqualTo(English.stem("good"));
  }

  @Test
  void stems_formsOfTwoWords_haveBothReadings() {
    assertThat(English.stems("lives")).containsExactly("live", "life");
    assertThat(English.stems("leaves")).containsExactly("leav", "leaf");
    assertThat(English.stems("left")).containsExactly("leav", "left");
    assertThat(English.stems("live")).containsExactly("live");
    assertThat(English.stems("life")).containsExactly("life");
  }

  @ParameterizedTest
  @CsvSource({"Москва, Москве", "قهوه, القهوه", "كتاب, والكتاب", "δρόμος, δρόμου", "लड़का, लड़के"})
  void stem_inflectedWordsOfOtherScripts_shareIt(String word, String inflected) {
    assertThat(English.stem(lower(inflected))).isEqualTo(English.stem(lower(word)));
  }

  @Test
  void stem_lettersThatTellNoLanguage_stay() {
    assertThat(English.stem("straße")).isEqualTo("straße");
    assertThat(English.stem("שלום")).isEqualTo("שלום");
  }

  @Test
  void stems_koreanNouns_areFoundWithAndWithoutParticle() {
    assertThat(English.stems("커피를")).contains("커피");
    assertThat(English.stems("커피")).contains("커피");
    assertThat(English.stems("고양이")).contains("고양이");
    assertThat(English.stems("고양이는")).contains("고양이");
    assertThat(English.stems("개가")).contains("개");
  }

  @Test
  void isContent_stopWordsWrittenLikeNames_are() {
    assertThat(content("Who is Will?")).containsExactly("will");
    assertThat(content("Will he?")).isEmpty();
    assertThat(Tokenizer.tokens("May Chen").stream().filter(English::isStated)).hasSize(2);
    assertThat(Tokenizer.tokens("She may").stream().filter(English::isStated)).isEmpty();
  }

  private static List<String> content(String text) {
    return Tokenizer.tokens(text).stream().filter(English::isContent).map(Token::word).toList();
  }

  private static String lower(String word) {
    return Tokenizer.tokens(word).getFirst().word();
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
