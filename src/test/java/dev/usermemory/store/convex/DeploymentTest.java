package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.store.convex.ConvexFunction.Kind;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.SubstituteLogger;

/** When an operator is told, and when not again. */
class DeploymentTest {

  private static final String GOOD = "Convex serves this service again";

  private final Queue<SubstituteLoggingEvent> said = new ConcurrentLinkedQueue<>();
  private final Deployment deployment =
      new Deployment(new EventRecordingLogger(new SubstituteLogger("test", said, true), said));

  @ParameterizedTest
  @EnumSource(names = {"FUNCTIONS_MISSING", "FUNCTIONS_OLDER", "FUNCTIONS_NEWER"})
  void found_fault_isSaidOnceInWords(Fitness fault) {
    deployment.found(fault);
    deployment.found(fault);

    assertSaid("ERROR " + fault.advice());
    assertThat(deployment.fault()).contains(fault);
  }

  @Test
  void found_fits_isNotWorthALine() {
    deployment.found(Fitness.FITS);

    assertSaid();
    assertThat(deployment.fault()).isEmpty();
  }

  @Test
  void found_changes_areSaidEachTime() {
    deployment.found(Fitness.FUNCTIONS_MISSING);
    deployment.found(Fitness.FUNCTIONS_OLDER);
    deployment.found(Fitness.FITS);
    deployment.found(Fitness.FUNCTIONS_MISSING);

    assertSaid(
        "ERROR " + Fitness.FUNCTIONS_MISSING.advice(),
        "ERROR " + Fitness.FUNCTIONS_OLDER.advice(),
        "INFO " + GOOD,
        "ERROR " + Fitness.FUNCTIONS_MISSING.advice());
  }

  @Test
  void key_refused_isSaidOnceAndBeforeWhatTheFunctionsAre() {
    deployment.found(Fitness.FUNCTIONS_OLDER);
    deployment.refusedKey(Kind.QUERY);
    deployment.refusedKey(Kind.MUTATION);
    assertThat(deployment.fault()).contains(Fitness.WRONG_KEY);

    deployment.acceptedKey(Kind.QUERY);
    assertThat(deployment.fault()).contains(Fitness.WRONG_KEY);
    deployment.acceptedKey(Kind.MUTATION);
    assertThat(deployment.fault()).contains(Fitness.FUNCTIONS_OLDER);
    assertSaid(
        "ERROR " + Fitness.FUNCTIONS_OLDER.advice(),
        "ERROR " + Fitness.WRONG_KEY.advice(),
        "ERROR " + Fitness.FUNCTIONS_OLDER.advice());
  }

  /** A key may read and not write: its reads must not have the fault said again and again. */
  @Test
  void key_refusedForWritesOnly_isSaidOnceWhateverReadsAreAnswered() {
    for (int i = 0; i < 5; i++) {
      deployment.refusedKey(Kind.MUTATION);
      deployment.acceptedKey(Kind.QUERY);
    }
    assertSaid("ERROR " + Fitness.WRONG_KEY.advice());
  }

  @Test
  void fault_advice_namesWhatToDo() {
    assertThat(Fitness.WRONG_KEY.advice()).contains("CONVEX_DEPLOY_KEY", "create a key");
    assertThat(Fitness.FUNCTIONS_MISSING.advice()).contains("CONVEX_URL", "npx convex deploy");
    assertThat(Fitness.FUNCTIONS_OLDER.advice()).contains("older", "npx convex deploy");
    assertThat(Fitness.FUNCTIONS_NEWER.advice()).contains("newer", "start the service");
  }

  private void assertSaid(String... lines) {
    assertThat(said)
        .extracting(
            event -> event.getLevel() + " " + event.getMessage().replaceAll("^\\w+=\\S+ ", ""))
        .containsExactly(lines);
  }
}
