package dev.usermemory.context.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The user prefers short answers.       | Prefers short answers
          prefers SHORT answers, with examples! | Prefers short answers with examples
          The user is vegetarian.               | Is vegetarian
          Also likes tea, really.               | Likes tea
          The dog is called Rex.                | Dog is called "Rex"
          Doesn’t like tea.                     | Doesn't like tea
          Owns 1.5 litres of a green tea        | Owns 1.5 litres of green tea.
          Café owner                            | Cafe\u0301 owner
          """)
  void says_whatIsTheSame(String one, String other) {
    assertThat(Wording.of(one).says(Wording.of(unescaped(other)))).isTrue();
    assertThat(Wording.of(unescaped(other)).says(Wording.of(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Her sister likes drinking green tea before work | Likes drinking green tea before work
          Does not like drinking green tea before work    | Does like drinking green tea before work
          Lessons on Monday morning at school downtown    | Lessons on Tuesday morning at school downtown
          Ran the city marathon in 2024 with Tom          | Ran the city marathon with Tom
          Tom visited Anna                                | Anna visited Tom
          Prefers short answers                           | Prefers short answers with an example
          Has a dog.                                      | Had a dog.
          Has a dog.                                      | Has dogs.
          Is a smoker.                                    | Was a smoker.
          Will move to Oslo.                              | Moved to Oslo.
          Reads crime novels.                             | Read crime novels.
          Can't drive at night.                           | Can drive at night.
          Cannot swim.                                    | Can swim.
          Анна не ест мясо по пятницам.                   | Анна ест мясо по пятницам.
          Anna isst freitags kein Fleisch.                | Anna isst freitags Fleisch.
          Mag Kaffee am Morgen nicht.                     | Mag Kaffee am Morgen.
          Trinkt Kaffee ohne Zucker.                      | Trinkt Kaffee mit Zucker.
          Elle ne mange pas de viande.                    | Elle mange de viande.
          No come carne los viernes.                      | Come carne los viernes.
          Non beve caffè.                                 | Beve caffè.
          他不吃肉。                                       | 他吃肉。
          他没有狗。                                       | 他有狗。
          肉を食べない。                                   | 肉を食べる。
          لا يأكل اللحم                                    | يأكل اللحم
          Knows C.                                        | Knows C#.
          Knows C.                                        | Knows C++.
          Knows C++.                                      | Knows C#.
          Works with .NET                                 | Works with net
          The limit is -5 degrees.                        | The limit is 5 degrees.
          Scored 3/4 in grammar.                          | Scored 3.4 in grammar.
          Salary is 1,5                                   | Salary is 15
          Meets at 10:30                                  | Meets at 1030
          Grew by 5 %                                     | Grew by 5 €
          Fits in 10²                                     | Fits in 102
          Got a B in the maths exam in June.              | Got an A in the maths exam in June.
          Has blood type A                                | Has blood type
          Runs twenty five km each morning                | Runs five km each morning
          Anna works with her ex manager Ben              | Anna works with her manager Ben
          Anna works with her ex-manager Ben              | Anna works with her manager Ben
          Keeps the lights off at night.                  | Keeps the lights on at night.
          Works for Acme.                                 | Works with Acme.
          Likes her brother.                              | Likes his brother.
          Likes it 👍                                      | Likes it 👎
          Likes tea?                                      | Likes tea.
          """)
  void says_notWhatDiffers(String one, String other) {
    assertThat(Wording.of(one).says(Wording.of(other))).isFalse();
    assertThat(Wording.of(other).says(Wording.of(one))).isFalse();
  }

  private static String unescaped(String text) {
    return text.replace("\\u0301", "\u0301");
  }

  @Test
  void says_nothingOfTextsWithoutWords() {
    assertThat(Wording.of("!!!").says(Wording.of("???"))).isFalse();
    assertThat(Wording.of("").says(Wording.of(""))).isFalse();
  }

  @Test
  void says_otherScriptsToo() {
    assertThat(Wording.of("Любит чай.").says(Wording.of("любит чай"))).isTrue();
    assertThat(Wording.of("हिन्दी पढ़ता है").says(Wording.of("हिन्दी पढ़ता है!"))).isTrue();
  }

  @Test
  void of_longTexts_isBounded() {
    String text = "word after word ".repeat(10_000);
    assertThat(Wording.of(text).says(Wording.of(text))).isFalse();
  }
}
