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
}
