package dev.usermemory.memory.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastLinesTest {

  @Test
  void of_short_isTheSame() {
    assertThat(LastLines.of("a\nb", 3)).isEqualTo("a\nb");
  }

  @Test
  void of_tooLong_beginsWithALine() {
    assertThat(LastLines.of("user: one\nuser: two. And\nbot: three and four", 25))
        .isEqualTo("bot: three and four");
  }

  @Test
  void of_oneLine_beginsWithASentence() {
    assertThat(LastLines.of("A first sentence. A second one that stays", 30))
        .isEqualTo("A second one that stays");
  }

  @Test
  void of_oneWord_keepsWholeCharacters() {
    assertThat(LastLines.of("😀".repeat(5), 3)).isEqualTo("😀".repeat(3));
  }
}
