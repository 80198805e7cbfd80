package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | Leave a breath after each number | leave a breath, after each number!
          true  | Leave a breath after each number | Leave a short breath after each number
          true  | Leave a breath after each number | Leave a breath after each numbers
          false | Leave a breath after each number | Leave a breath before each number
          false | Leave a breath after each number | Don't leave a breath after each number
          false | Leave a breath after each number | Never leave a breath after each number
          false | Leave a breath after each number | Leave a breath after each 2 number
          false | Pause before the number, not after it | Pause after the number, not before it
          false | Speak up                         | Speak
          false | …                                | !?
          false | Did say the price in the first five words | Didn't say the price in the first five words
          false | You paused for 2 seconds after each main point | You paused for 5 seconds after each main point
          """)
  void isSameAs_onlyWhenNothingTurnsTheMeaning(boolean same, String one, String other) {
    assertThat(Statement.of(one).isSameAs(Statement.of(other))).isEqualTo(same);
    assertThat(Statement.of(other).isSameAs(Statement.of(one))).isEqualTo(same);
  }
}
