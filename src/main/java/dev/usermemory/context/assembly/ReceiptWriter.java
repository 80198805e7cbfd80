package dev.usermemory.context.assembly;

import dev.usermemory.context.assembly.Receipt.Included;
import dev.usermemory.context.assembly.Receipt.Omitted;
import dev.usermemory.context.assembly.Receipt.Reason;
import dev.usermemory.context.rank.Ranked;
import dev.usermemory.context.rank.Ranking;
import dev.usermemory.context.rank.ScoreTerm;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.fact.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down how an assembly went. Only run when a receipt is asked for. */
final class ReceiptWriter {

  private final TokenCounter counter;
  private final PreparedMemory memory;
  private final ContextSpec spec;
  private final Page page;
  private final Ranking ranking;
  private final Map<Object, Ranked<?>> ranked = new IdentityHashMap<>();
  private final List<Omitted> omitted = new ArrayList<>();

  ReceiptWriter(
      TokenCounter counter, PreparedMemory memory, ContextSpec spec, Page page, Ranking ranking) {
    this.counter = counter;
    this.memory = memory;
    this.spec = spec;
    this.page = page;
    this.ranking = ranking;
    ranking.facts().forEach(r -> ranked.put(r.item(), r));
    ranking.episodes().forEach(r -> ranked.put(r.item(), r));
  }

  Receipt write(Selection selection, List<Piece> beyondPrefix, long nowMs) {
    beyondPrefix.forEach(this::leftOut);
    selection.duplicates().forEach(offer -> omit(offer.piece(), Reason.NEAR_DUPLICATE));
    Set<Object> decided = Collections.newSetFromMap(new IdentityHashMap<>());
    selection.duplicates().forEach(offer -> decided.add(offer.ranked().item()));
    for (ContextSection section : List.of(ContextSection.FACTS, ContextSection.EPISODES)) {
      page.pieces(section).forEach(piece -> decided.add(piece.source()));
    }
    beyondPrefix.forEach(piece -> decided.add(piece.source()));
    ranking
        .facts()
        .forEach(r -> leftOut(ContextSection.FACTS, r.item().factId(), r.item(), decided));
    ranking
        .episodes()
        .forEach(r -> leftOut(ContextSection.EPISODES, r.item().episodeId(), r.item(), decided));
    omitted.sort(Comparator.comparingDouble(Omitted::value).reversed());
    notInTheRunning(nowMs);
    int listed = Math.min(omitted.size(), Receipt.MAX_OMITTED);
    return new Receipt(
        spec.budget(), sections(), included(), omitted.subList(0, listed), omitted.size() - listed);
  }

  private Map<String, Integer> sections() {
    Map<String, Integer> sections = new LinkedHashMap<>();
    page.tokens().forEach((section, tokens) -> sections.put(section.wireName(), tokens));
    int lines = page.tokens().values().stream().mapToInt(Integer::intValue).sum();
    sections.put("frame", page.used() - lines);
    return sections;
  }

  private List<Included> included() {
    List<Included> included = new ArrayList<>();
    for (var section :
        List.of(ContextSection.GOALS, ContextSection.FACTS, ContextSection.EPISODES)) {
      for (Piece piece : page.pieces(section)) {
        included.add(
            new Included(
                section.wireName(),
                piece.id(),
                piece.line().count(counter),
                value(piece.source()),
                piece.excerpt(),
                terms(piece.source())));
      }
    }
    return included;
  }

  private double value(Object source) {
    Ranked<?> rank = ranked.get(source);
    return rank == null ? 0 : rank.value();
  }

  private Map<String, Double> terms(Object source) {
    Ranked<?> rank = ranked.get(source);
    Map<String, Double> terms = new LinkedHashMap<>();
    for (ScoreTerm term : rank == null ? List.<ScoreTerm>of() : rank.terms()) {
      terms.put(term.name(), term.value());
    }
    return terms;
  }

  private void leftOut(ContextSection section, String id, Object item, Set<Object> decided) {
    if (!decided.contains(item)) {
      leftOut(new Piece(section, item, id, memory.lines(spec.format()).text(item).line()));
    }
  }

  private void leftOut(Piece piece) {
    Ranked<?> rank = ranked.get(piece.source());
    boolean pinned = piece.source() instanceof Fact fact && fact.pinned();
    if (piece.line().isEmpty() || rank != null && !pinned && isLow(rank)) {
      omit(piece, Reason.LOW_VALUE);
      return;
    }
    int room = page.roomOnEmptyPage(piece.section());
    omit(piece, piece.line().fits(counter, room) ? Reason.BUDGET : Reason.TOO_LARGE);
  }

  private boolean isLow(Ranked<?> rank) {
    return !ranking.tied() || rank.score() < spec.minScore();
  }

  private void omit(Piece piece, Reason reason) {
    omit(piece.section(), piece.id(), reason, value(piece.source()));
  }

  private void omit(ContextSection section, String id, Reason reason, double value) {
    omitted.add(new Omitted(section.wireName(), id, reason, value));
  }

  private void notInTheRunning(long nowMs) {
    for (Fact fact : memory.snapshot().facts()) {
      Reason reason = !fact.isLive(nowMs) ? Reason.EXPIRED : Reason.SUPERSEDED;
      notInTheRunning(ContextSection.FACTS, fact.factId(), fact.isCurrent(nowMs) ? null : reason);
    }
    for (Episode episode : memory.snapshot().episodes()) {
      notInTheRunning(
          ContextSection.EPISODES,
          episode.episodeId(),
          episode.isLive(nowMs) ? null : Reason.EXPIRED);
    }
    for (Piece piece : memory.lines(spec.format()).stable()) {
      if (piece.section() != ContextSection.FACTS) {
        notInTheRunning(piece.section(), piece.id(), null);
      }
    }
  }

  /**
   * @param reason why it could not be in the running in any case, if so
   */
  private void notInTheRunning(ContextSection section, String id, @Nullable Reason reason) {
    if (!spec.include().contains(section)) {
      omit(section, id, Reason.SECTION_NOT_REQUESTED, 0);
    } else if (reason != null) {
      omit(section, id, reason, 0);
    }
  }
}
