package dev.usermemory.context;

import dev.usermemory.context.assembly.ContextAssembler;
import dev.usermemory.context.assembly.ContextSnapshot;
import dev.usermemory.context.assembly.ContextSpec;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.fact.FactKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Goes through a request once before there is one: on a busy machine, loading the classes and word
 * lists for the first chat can take longer than its deadline.
 */
@Component
class WarmUp implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final UserId NOBODY = new UserId("warm-up");
  private static final String TEXT = "Nobody asked yet";

  private final ContextStore store;
  private final ContextAssembler assembler;
  private final Clock clock;

  WarmUp(ContextStore store, ContextAssembler assembler, Clock clock) {
    this.store = store;
    this.assembler = assembler;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    long nowMs = clock.millis();
    assemble(nowMs);
    var query = new ContextQuery(NOBODY, "warm-up", TEXT, 1, 1, null, nowMs);
    try {
      Deadline.in(PATIENCE).await(Deadline.start(() -> store.readContext(query)));
    } catch (RuntimeException e) {
      // The service starts all the same: it answers chats without its store, too.
      log.atWarn().addKeyValue("error", e.getClass().getName()).log("Store not warm");
    }
  }

  private void assemble(long nowMs) {
    var fact =
        new Fact(
            "f",
            FactKind.BIO,
            TEXT,
            List.of(),
            null,
            1,
            1,
            nowMs,
            nowMs,
            null,
            "",
            null,
            null,
            false,
            null);
    var memory =
        assembler.prepare(
            new ContextSnapshot(List.of(fact), List.of(), null, null, List.of(), List.of(), true));
    var spec =
        new ContextSpec(100, 0, TEXT, List.of(), List.of(), Set.of(), ContextFormat.TEXT, false);
    assembler.assemble(memory, spec, nowMs);
  }
}
