package dev.usermemory.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.usermemory.context.assembly.AssembledContext;
import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.assembly.Revision;
import dev.usermemory.context.cache.CacheProperties;
import dev.usermemory.context.cache.KeptContext;
import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.context.embedding.Meanings;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.SampleFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ContextServiceTest {

  private static final UserId USER = new UserId("u1");
  private static final long START = 1_795_000_000_000L;
  private static final long MAX_AGE_MS = 60_000;

  private final AtomicLong now = new AtomicLong(START);
  private final InstantSource time = () -> Instant.ofEpochMilli(now.get());
  private final Clock clock = time.withZone(ZoneOffset.UTC);
  private final FakeStore store = new FakeStore();
  private final List<ContextAnswered> told = new ArrayList<>();
  private final ContextProperties properties =
      new ContextProperties(
          1_024, null, 0, TokenEncoding.O200K_BASE, 1_000, 60, Duration.ofSeconds(20));
  private final MemoryCache cache =
      new MemoryCache(new CacheProperties(DataSize.ofMegabytes(1), Duration.ofMillis(MAX_AGE_MS)));
  private final ContextService service = service(properties);
  private int waiting;

  private ContextService service(ContextProperties settings) {
    var assembler = new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));
    return new ContextService(
        new MemoryReader(store, cache, assembler, settings, told::add),
        cache,
        new SessionBinder(store, session -> {}),
        assembler,
        Meanings.NONE,
        settings,
        told::add,
        new BudgetCheck(new TokenCounter(TokenEncoding.O200K_BASE)::count, System::nanoTime),
        store,
        (user, sessionId) -> user.equals(USER) ? waiting : 0,
        clock);
  }

  @Test
  void answer_whileWritesWait_saysHowMany() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ChatAnswer before = ask();
    waiting = 2;

    assertThat(before.pendingWrites()).isZero();
    assertThat(ask().pendingWrites()).isEqualTo(2);
    assertThat(ask().kept()).isSameAs(before.kept());
  }

  private ChatAnswer ask() {
    return ask(null, null);
  }

  private ChatAnswer ask(@Nullable String sessionId, @Nullable String query) {
    return service.answer(USER, question(sessionId, query, List.of()));
  }

  private static ChatQuestion question(
      @Nullable String sessionId, @Nullable String query, List<ChatQuestion.Message> history) {
    return question(sessionId, 100, query, history);
  }

  private static ChatQuestion question(
      @Nullable String sessionId,
      int limitTokens,
      @Nullable String query,
      List<ChatQuestion.Message> history) {
    return new ChatQuestion(
        sessionId, limitTokens, query, null, null, null, history, null, null, null);
  }

  private static ChatAnswer nothing(ContextSource source, boolean denied, int limitTokens) {
    return new ChatAnswer(
        new KeptContext(AssembledContext.EMPTY, null),
        source,
        denied,
        limitTokens,
        source == ContextSource.EMBEDDED ? new Revision("first", denied ? 2 : 1) : null);
  }

  private static Fact fact(String text, @Nullable Long expiresAtMs) {
    return new SampleFact("fact_" + text.hashCode(), text).at(START).expires(expiresAtMs).fact();
  }

  private static ContextSnapshot memory(boolean complete, Fact... facts) {
    return new ContextSnapshot(
        List.of(facts), List.of(), null, null, List.of(), List.of(), complete);
  }

  @Test
  void answer_unchangedMemory_isReadWithItsRevisionAndAnsweredTheSame() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ChatAnswer first = ask();
    ChatAnswer second = ask(null, "Where?");

    assertThat(first.context().rendered()).contains("Lives in Lisbon");
    assertThat(second.context().rendered()).isEqualTo(first.context().rendered());
    assertThat(List.of(first.source(), second.source()))
        .containsExactly(ContextSource.EMBEDDED, ContextSource.EMBEDDED);
    assertThat(knownRevisions()).containsExactly(null, 1L);
  }

  @Test
  void answer_askedAgainAtOnce_isNotMadeAgain() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ChatAnswer first = ask();
    now.addAndGet(9_999);
    assertThat(ask().kept()).isSameAs(first.kept());
    assertThat(ask(null, "Where?").kept()).isNotSameAs(first.kept());
    now.addAndGet(1);
    assertThat(ask().kept()).isNotSameAs(first.kept()).isEqualTo(first.kept());
  }

  @Test
  void answer_factExpiredSinceTheSameWasAsked_isWithoutIt() {
    store.write(memory(true, fact("Lives in Lisbon", START + 2_000)));
    assertThat(ask().context().rendered()).contains("Lisbon");
    now.addAndGet(2_000);
    assertThat(ask().context().rendered()).isEmpty();
  }

  @Test
  void answer_memoryWritten_isReadAgain() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ask();
    store.write(memory(true, fact("Lives in Porto", null)));
    assertThat(ask().context().rendered()).contains("Porto").doesNotContain("Lisbon");
  }

  private List<@Nullable Long> knownRevisions() {
    return store.reads.stream()
        .map(ContextQuery::known)
        .map(known -> known == null ? null : (Long) known.revision().revision())
        .toList();
  }

  @Test
  void answer_moreFactsThanAreRead_isWithTheMatchesOfEachQuery() {
    store.write(memory(false, fact("Lives in Lisbon", null), fact("Likes rain", null)));
    store.match(fact("Was born in Faro", null));
    String first = ask(null, "where").context().rendered();
    assertThat(ask(null, "where").context().rendered()).isEqualTo(first);
    store.match(fact("Came in May", null));
    String second = ask(null, "when").context().rendered();

    assertThat(first).contains("Faro").doesNotContain("May");
    assertThat(second).contains("May").doesNotContain("Faro");
    assertThat(ask().context().rendered()).contains("Lisbon").doesNotContain("May");
    assertThat(knownRevisions()).containsExactly(null, 1L, 1L, 1L);
  }

  @Test
  void answer_afterAWriteHere_isNotFromWhatWasKnownWhileTheStoreIsDown() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ask();
    cache.doubt(USER);
    store.fail(true);
    assertThat(ask().source()).isEqualTo(ContextSource.NONE);

    store.fail(false);
    assertThat(ask().context().rendered()).contains("Lisbon");
    assertThat(knownRevisions()).containsExactly(null, 1L, 1L);
    store.fail(true);
    assertThat(ask().source()).isEqualTo(ContextSource.CACHE);
  }

  @Test
  void answer_writtenHereWhileItWasRead_isInDoubtAfterIt() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ask();
    store.whileReading(() -> cache.doubt(USER));
    ask();
    store.fail(true);
    assertThat(ask().source()).isEqualTo(ContextSource.NONE);
  }

  @Test
  void answer_erasedElsewhereAndWrittenAgain_isTheNewMemory() {
    for (int i = 0; i < 5; i++) {
      store.write(memory(true, fact("Lives in Lisbon", null)));
    }
    ask();
    store.startAgain(memory(true, fact("Lives in Porto", null)));
    now.incrementAndGet();
    assertThat(ask().context().rendered()).contains("Porto");
    store.fail(true);
    assertThat(ask().context().rendered()).contains("Porto").doesNotContain("Lisbon");
  }

  @Test
  void answer_expiredSinceItWasRead_isNotTold() {
    store.write(memory(true, fact("Is on holiday", START + 10)));
    assertThat(ask().context().rendered()).contains("holiday");
    now.set(START + 10);
    assertThat(ask().context().rendered()).isEmpty();
  }

  @Test
  void answer_storeDown_isFromTheRecentRead() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    String fresh = ask().context().rendered();
    store.fail(true);
    now.addAndGet(MAX_AGE_MS);

    ChatAnswer stale = ask();
    assertThat(stale.source()).isEqualTo(ContextSource.CACHE);
    assertThat(stale.context().rendered()).isEqualTo(fresh);

    now.addAndGet(1);
    assertThat(ask()).isEqualTo(nothing(ContextSource.NONE, false, 100));

    store.fail(false);
    assertThat(ask().source()).isEqualTo(ContextSource.EMBEDDED);
  }

  @Test
  void answer_storeDownAndNothingKnown_isTheCallersHistory() {
    store.fail(true);
    var history =
        List.of(
            new ChatQuestion.Message(ChatQuestion.Role.USER, "word ".repeat(500)),
            new ChatQuestion.Message(ChatQuestion.Role.USER, "Hi!"));
    ChatAnswer answer = service.answer(USER, question(null, null, history));
    assertThat(answer.source()).isEqualTo(ContextSource.CLIENT);
    assertThat(answer.context().rendered()).contains("Hi!").doesNotContain("word");
    assertThat(answer.context().tokensEstimated()).isBetween(1, 100);
  }

  @Test
  void answer_storeHangs_isGivenAtTheDeadlineAndTheSessionBoundBehindIt() {
    store.hang();
    ContextService hasty = hasty();
    assertThat(hasty.answer(USER, question("sess-1", null, List.of())).source())
        .isEqualTo(ContextSource.NONE);
    await().untilAsserted(() -> assertThat(store.touched).containsExactly("sess-1"));
  }

  @Test
  void answer_storeLate_itsAnswerServesTheNextChat() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    store.hang();
    ContextService hasty = hasty();
    ChatQuestion question = question(null, null, List.of());
    assertThat(hasty.answer(USER, question).source()).isEqualTo(ContextSource.NONE);

    store.goOn();
    await().untilAsserted(() -> assertThat(cache.find(USER)).isPresent());
    store.fail(true);
    ChatAnswer next = hasty.answer(USER, question);
    assertThat(next.source()).isEqualTo(ContextSource.CACHE);
    assertThat(next.context().rendered()).contains("Lives in Lisbon");
  }

  private ContextService hasty() {
    return service(
        new ContextProperties(
            1_024, null, 0, TokenEncoding.O200K_BASE, 1, 1, Duration.ofMillis(30)));
  }

  @Test
  void answer_consentRevoked_isEmptyAndForgotten() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ask();
    store.revoke();
    assertThat(ask()).isEqualTo(nothing(ContextSource.EMBEDDED, true, 100));
    store.fail(true);
    assertThat(ask().source()).isEqualTo(ContextSource.NONE);
  }

  @Test
  void answer_evictedWhileItWasRead_isNotKept() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    store.whileReading(() -> cache.evict(USER));
    ask();
    assertThat(cache.find(USER)).isEmpty();
  }

  @Test
  void answer_unknownSession_isBoundOnceAndBeforeTheAnswer() {
    ask("sess-1", null);
    assertThat(store.touched).containsExactly("sess-1");
    ask("sess-1", null);
    assertThat(store.touched).containsExactly("sess-1");
  }

  @Test
  void answer_bindingFails_isGivenAllTheSame() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    store.failToTouch();
    assertThat(ask("sess-1", null).context().rendered()).contains("Lisbon");
  }

  @Test
  void answer_limitOfOneToken_isEmpty() {
    store.write(memory(true, fact("Lives in Lisbon", null)));
    ChatAnswer answer = service.answer(USER, question(null, 1, null, List.of()));
    assertThat(answer.context().rendered()).isEmpty();
    assertThat(answer.context().facts()).isEmpty();
    assertThat(answer.context().omissions().count(Reason.TOO_LARGE)).isEqualTo(1);
    assertThat(answer.limitTokens()).isEqualTo(1);
  }

  @Test
  void answer_isToldWithItsSource() {
    ask();
    store.fail(true);
    service.answer(new UserId("u2"), question(null, null, List.of()));
    assertThat(told)
        .extracting(ContextAnswered::source, ContextAnswered::user)
        .containsExactly(
            tuple(ContextSource.EMBEDDED, USER), tuple(ContextSource.NONE, new UserId("u2")));
  }

  @Test
  void answer_isToldWithItsBudgetAndWhatWasLeftOut() {
    store.write(
        memory(
            true,
            fact("Lives in Lisbon", null),
            fact("Lived in Porto", START),
            fact("word ".repeat(300).strip(), null)));
    ask();

    ContextAnswered answered = told.getLast();
    assertThat(answered.limitTokens()).isEqualTo(100);
    assertThat(answered.budgetTokens()).isEqualTo(100);
    assertThat(answered.tokens()).isBetween(1, 100);
    assertThat(answered.omitted().count(Reason.EXPIRED)).isEqualTo(1);
    assertThat(answered.overrun()).isFalse();
    assertThat(answered.denied()).isFalse();
    assertThat(answered.nanos()).isPositive();
  }
}
