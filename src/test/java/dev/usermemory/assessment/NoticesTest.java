package dev.usermemory.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {

  private final Notices notices = new Notices(Notices.DEFAULTS);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please try again later",
        "please try again later.",
        "TRY AGAIN LATER!",
        "Sorry, please try again.",
        "The assessment could not be made; please try again later.",
        "This skill could not be assessed",
        "Assessment failed: no answer from the model",
        "The model is temporarily unavailable.",
        "Service unavailable – try again in a few minutes",
        "An error occurred. Your points are safe.",
        "We could not reach the grader, sorry, something went wrong",
        "Request timed out",
        "Unable to assess this skill at this time.",
        "Rate limit exceeded",
        "Wait and please try again later"
      })
  void isNotice_ofAFailingAssessor(String text) {
    assertThat(notices.isNotice(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Try again later with a slower pace",
        "When the line drops, try again later in the call",
        "Say what you do when something went wrong",
        "Name the error that occurred in the first sentence",
        "Shorter sentences helped in the second half",
        "An error occurred in every second verb",
        "The service unavailable sign was explained well",
        "…",
        ""
      })
  void isNotice_ofACoach_isNot(String text) {
    assertThat(notices.isNotice(text)).isFalse();
  }

  @Test
  void isNotice_asConfigured() {
    var own = new Notices(List.of("Kein Ergebnis verfügbar.", " ", "please"));
    assertThat(own.isNotice("Leider: kein Ergebnis verfügbar")).isTrue();
    assertThat(own.isNotice("Please try again later")).isFalse();
    assertThat(own.isNotice("")).isFalse();
  }
}
