package dev.usermemory.kernel.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MemberTest {

  private final Warnings warnings = new Warnings();

  private Member at(String json) {
    return Member.root(JsonMapper.shared().readTree("{\"a\": " + json + "}"), warnings).member("a");
  }

  @Test
  void absentAndNull_areSilentlyNothing() {
    Member absent = Member.root(JsonMapper.shared().readTree("{}"), warnings).member("a");
    for (Member member : new Member[] {absent, at("null")}) {
      assertThat(member.isAbsent()).isTrue();
      assertThat(member.object()).isNull();
      assertThat(member.flag()).isNull();
      assertThat(member.number(0, 1)).isNull();
      assertThat(member.integer(0, 1)).isNull();
      assertThat(member.text(9)).isNull();
      assertThat(member.label(9)).isNull();
      assertThat(member.objects(9)).isNull();
      assertThat(member.texts(9, 9)).isNull();
    }
    assertThat(warnings.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10.5", "\"6\"", "true", "[]", "{}", "1e400", "99"})
  void number_outsideItsBounds_isNothingWithAWarning(String json) {
    assertThat(at(json).number(0, 10)).isNull();
    assertThat(warnings.list())
        .containsExactly(new Warning("a", "is not a number from 0 to 10; left out"));
  }

  @Test
  void integer_takesAWholeNumberHoweverWritten() {
    assertThat(at("6.0").integer(0, 10)).isEqualTo(6);
    assertThat(at("1e1").integer(0, 10)).isEqualTo(10);
    assertThat(warnings.list()).isEmpty();
    assertThat(at("6.5").integer(0, 10)).isNull();
    assertThat(at("99999999999999999999999").integer(0, 10)).isNull();
    assertThat(warnings.list()).hasSize(2);
  }

  @Test
  void texts_ofMixedItems_keepTheGoodOnesAndTheirPlaces() {
    assertThat(at("[\"one\", null, 5, \"\", \"tw\\u0000o\", {}]").texts(5, 9))
        .containsExactly(new Found("a[0]", "one"), new Found("a[3]", ""), new Found("a[4]", "two"));
    assertThat(warnings.list())
        .extracting(Warning::path)
        .containsExactly("a", "a[1]", "a[2]", "a[4]");
  }

  @Test
  void texts_ofOneString_areAListOfOne() {
    assertThat(at("\"only\"").texts(5, 9)).containsExactly(new Found("a", "only"));
    assertThat(warnings.list()).extracting(Warning::path).containsExactly("a");
  }

  @Test
  void text_isCleanedAndShortened() {
    assertThat(at("\"ab\\ud83c cd\"").text(4)).isEqualTo("ab…");
    assertThat(warnings.list())
        .extracting(Warning::reason)
        .containsExactly(
            "has U+0000 or a half of a surrogate pair; taken without",
            "has more than 4 characters; shortened");
    assertThat(at("\" \"").text(4)).isNull();
  }

  @Test
  void list_ofTooManyWarnings_saysHowManyMore() {
    at("[" + "5,".repeat(149) + "5]").texts(200, 9);
    assertThat(warnings.list()).hasSize(Warnings.MAX);
    assertThat(warnings.list().get(98))
        .isEqualTo(new Warning("a[98]", "is not a string; left out"));
    assertThat(warnings.list().getLast())
        .isEqualTo(new Warning("body", "has 51 more that are not listed"));
  }
}
