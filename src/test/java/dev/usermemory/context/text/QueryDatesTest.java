package dev.usermemory.context.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryDatesTest {

  /** A Wednesday. */
  private static final long NOW =
      LocalDateTime.of(2026, 3, 11, 15, 30).toInstant(ZoneOffset.UTC).toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "What happened on 2025-02-03?, 2025-02-03, 2025-02-04",
    "What about 2025-02?, 2025-02-01, 2025-03-01",
    "The talk on 3 February 2025, 2025-02-03, 2025-02-04",
    "The talk on the 3rd of February 2025, 2025-02-03, 2025-02-04",
    "'The talk on February 3rd, 2025', 2025-02-03, 2025-02-04",
    "'The talk on Feb. 3, 2025', 2025-02-03, 2025-02-04",
    "Goals of May 2025, 2025-05-01, 2025-06-01",
    "Goals in 2024, 2024-01-01, 2025-01-01",
    "What did I say yesterday?, 2026-03-10, 2026-03-11",
    "What did I say last night?, 2026-03-10, 2026-03-11",
    "What did I say the day before yesterday?, 2026-03-09, 2026-03-10",
    "What did I say yesterday morning?, 2026-03-10, 2026-03-11",
    "What did I say this morning?, 2026-03-11, 2026-03-12",
    "What did I say today?, 2026-03-11, 2026-03-12",
    "Lessons of last week, 2026-03-02, 2026-03-09",
    "Lessons this week, 2026-03-09, 2026-03-16",
    "Lessons last weekend, 2026-03-07, 2026-03-09",
    "Lessons last Friday, 2026-03-06, 2026-03-07",
    "Lessons last month, 2026-02-01, 2026-03-01",
    "Lessons last year, 2025-01-01, 2026-01-01",
    "Lessons last summer, 2025-06-01, 2025-09-01",
    "Lessons this winter, 2025-12-01, 2026-03-01",
    "Two days ago, 2026-03-09, 2026-03-10",
    "three weeks ago, 2026-02-16, 2026-02-23",
    "eleven months ago, 2025-04-01, 2025-05-01",
    "a month ago, 2026-02-01, 2026-03-01",
    "in the last 10 days, 2026-03-01, 2026-03-12"
  })
  void spans_datesOfAllKinds_areRead(String query, LocalDate first, LocalDate afterLast) {
    assertThat(QueryDates.spans(query, NOW)).containsExactly(DateSpan.of(first, afterLast));
  }

  @ParameterizedTest
  @CsvSource({
    "rehearsal on 03.06.2025, , 2025-06-03",
    "rehearsal on 3. 6. 2025, , 2025-06-03",
    "rehearsal on 3.6.25, en-US, 2025-06-03",
    "rehearsal on 03-06-2025, , 2025-06-03",
    "rehearsal on 06.23.2025, , 2025-06-23",
    "rehearsal on 03/06/2025, de, 2025-06-03",
    "rehearsal on 03/06/2025, en-GB, 2025-06-03",
    "rehearsal on 06/03/2025, en-US, 2025-06-03",
    "rehearsal on 23/06/2025, en-US, 2025-06-23",
    "rehearsal on 2025/6/3, , 2025-06-03",
    "rehearsal on 2025.06.03, , 2025-06-03",
    "2025年6月3日, zh, 2025-06-03"
  })
  void spans_datesInDigits_areReadAsThePersonWritesThem(
      String query, @Nullable String language, LocalDate day) {
    assertThat(QueryDates.spans(query, NOW, language))
        .containsExactly(DateSpan.of(day, day.plusDays(1)));
  }

  @Test
  void spans_slashesOfNobodyKnown_haveBothReadings() {
    assertThat(QueryDates.spans("on 03/06/2025", NOW))
        .containsExactly(
            DateSpan.of(LocalDate.of(2025, 3, 6), LocalDate.of(2025, 3, 7)),
            DateSpan.of(LocalDate.of(2025, 6, 3), LocalDate.of(2025, 6, 4)));
    assertThat(QueryDates.spans("on 05/05/2025", NOW)).hasSize(1);
  }

  @Test
  void spans_monthWithoutYear_standsForEachRecentYear() {
    List<DateSpan> spans = QueryDates.spans("What did we do in August?", NOW);

    assertThat(spans).hasSize(7);
    assertThat(spans).contains(DateSpan.of(LocalDate.of(2025, 8, 1), LocalDate.of(2025, 9, 1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What may I say?",
        "Did they march on?",
        "At last, how long is this?",
        "Which decision was made?",
        "What about 31 February 2025?",
        "2025-13-01",
        "Version 3.14.2 of 192.168.10.20",
        "99.99.2025",
        ""
      })
  void spans_noDate_areNone(String query) {
    assertThat(QueryDates.spans(query, NOW)).isEmpty();
  }

  @Property
  void spans_anyTextAndTime_doNotFail(@ForAll String text, @ForAll long now) {
    assertThat(QueryDates.spans(text + " last week, 999 years ago on 5 May", now))
        .allMatch(span -> span.fromMs() < span.toMs());
  }

  @ParameterizedTest
  @CsvSource({
    "de, Was habe ich gestern gesagt?, 2026-03-10, 2026-03-11",
    "de, Was war vorgestern los?, 2026-03-09, 2026-03-10",
    "de, Was haben wir letzte Woche besprochen?, 2026-03-02, 2026-03-09",
    "de, Was war letzten Freitag?, 2026-03-06, 2026-03-07",
    "de, Was war vor zwei Tagen?, 2026-03-09, 2026-03-10",
    "de, Was war am 3. Februar 2025?, 2025-02-03, 2025-02-04",
    "de, Was war im Mai 2025?, 2025-05-01, 2025-06-01",
    "de, Was war im Jahr 2024?, 2024-01-01, 2025-01-01",
    "es, ¿Qué dije ayer?, 2026-03-10, 2026-03-11",
    "es, ¿Qué hablamos el mes pasado?, 2026-02-01, 2026-03-01",
    "es, ¿Qué pasó hace dos semanas?, 2026-02-23, 2026-03-02",
    "es, ¿Qué pasó el 3 de febrero de 2025?, 2025-02-03, 2025-02-04",
    "fr, Qu'ai-je dit hier ?, 2026-03-10, 2026-03-11",
    "fr, Qu'avons-nous fait la semaine dernière ?, 2026-03-02, 2026-03-09",
    "it, Cosa ho detto tre settimane fa?, 2026-02-16, 2026-02-23",
    "it, Cosa ho fatto a maggio 2025?, 2025-05-01, 2025-06-01",
    "pt, O que eu disse no ano passado?, 2025-01-01, 2026-01-01",
    "nl, Wat zei ik afgelopen vrijdag?, 2026-03-06, 2026-03-07",
    "nl, Wat was er in mei 2025?, 2025-05-01, 2025-06-01",
    "ru, Что я сказал вчера?, 2026-03-10, 2026-03-11",
    "ru, Что было 3 февраля 2025?, 2025-02-03, 2025-02-04",
    "pl, Co robiłem w zeszłym tygodniu?, 2026-03-02, 2026-03-09",
    "tr, Geçen ay ne yaptım?, 2026-02-01, 2026-03-01",
    "ar, ماذا قلت أمس؟, 2026-03-10, 2026-03-11",
    "ar, ماذا فعلت قبل ثلاثة أسابيع؟, 2026-02-16, 2026-02-23",
    "ar, ماذا حدث في مايو 2025؟, 2025-05-01, 2025-06-01",
    "hi, पिछले हफ़्ते क्या हुआ?, 2026-03-02, 2026-03-09",
    "zh, 我昨天说了什么？, 2026-03-10, 2026-03-11",
    "zh, 上个月我们谈了什么？, 2026-02-01, 2026-03-01",
    "zh, 上周五发生了什么？, 2026-03-06, 2026-03-07",
    "zh, 两天前我做了什么？, 2026-03-09, 2026-03-10",
    "zh, 2025年五月我在做什么？, 2025-05-01, 2025-06-01",
    "zh, 2025年2月3日发生了什么？, 2025-02-03, 2025-02-04",
    "zh, 2024年我做了什么？, 2024-01-01, 2025-01-01",
    "ja, 昨日は何を話しましたか？, 2026-03-10, 2026-03-11",
    "ja, 先週は何をしましたか？, 2026-03-02, 2026-03-09",
    "ja, 三週間前に何がありましたか？, 2026-02-16, 2026-02-23"
  })
  void spans_questionInAnotherLanguage_areRead(
      String code, String query, LocalDate first, LocalDate afterLast) {
    assertThat(QueryDates.spans(query, NOW, null, Language.of(code)))
        .containsExactly(DateSpan.of(first, afterLast));
  }

  @ParameterizedTest
  @CsvSource({
    "de, Warum mag ich den Wintergarten?", "es, ¿Por qué me gusta mayormente el té?",
    "fr, Pourquoi est-ce que j'aime le chocolat ?", "zh, 我为什么喜欢喝茶？"
  })
  void spans_questionWithoutADate_haveNone(String code, String query) {
    assertThat(QueryDates.spans(query, NOW, null, Language.of(code))).isEmpty();
  }

  @Test
  void spans_aMonthWithoutYear_isThatOfEachRecentYear() {
    assertThat(QueryDates.spans("3月5日我去了哪里？", NOW, null, Language.CHINESE))
        .contains(DateSpan.of(LocalDate.of(2025, 3, 5), LocalDate.of(2025, 3, 6)));
    assertThat(QueryDates.spans("Was war im März?", NOW, null, Language.GERMAN))
        .contains(DateSpan.of(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 4, 1)));
  }

  @Property
  void spans_anyTextInAnyLanguage_doesNotFail(@ForAll String text, @ForAll Language language) {
    assertThat(QueryDates.spans(text, NOW, null, language)).isNotNull();
  }
}
