package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.PATCH_PREFERENCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.PreconditionFailedException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.preference.PreferenceRules;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.preference.Preferences;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class PreferenceContract extends StoreAspect {

  private static final Map<String, @Nullable Object> FULL =
      Map.of(
          "tone",
          "warm \"and\" dry 🙂",
          "verbosity",
          "low",
          "correctionStyle",
          "summary",
          "ttsVoice",
          "nova",
          "language",
          "de-CH",
          "extra",
          Map.of("a", 1, "b", Map.of("c", List.of("x", true, 2.5), "d", "ü")));

  PreferenceContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Preferences patch(long nowMs, Map<String, @Nullable Object> patch) {
    return patch(nowMs, patch, Precondition.NONE);
  }

  private Preferences patch(
      long nowMs, Map<String, @Nullable Object> patch, Precondition precondition) {
    return done(
        store
            .preferences()
            .patchPreferences(writeAt(PATCH_PREFERENCES, nowMs), patch, precondition));
  }

  @Test
  void findPreferences_nothingStored_isEmpty() {
    assertThat(store.preferences().findPreferences(user)).isEmpty();
  }

  @Test
  void patchPreferences_everyMember_isKept() {
    Preferences stored = patch(NOW, FULL);

    assertThat(stored).isEqualTo(PreferenceRules.merge(null, FULL, NOW));
    assertThat(store.preferences().findPreferences(user)).contains(stored);
  }

  @Test
  void patchPreferences_mergesIntoWhatIsStored() {
    Preferences first = patch(NOW, FULL);
    Map<String, @Nullable Object> nested = Collections.singletonMap("c", null);
    Map<String, @Nullable Object> change =
        Map.of("verbosity", "high", "extra", Map.of("b", nested, "e", "new"));

    Preferences merged = patch(NOW + 1, change);

    assertThat(merged).isEqualTo(PreferenceRules.merge(first, change, NOW + 1));
    assertThat(merged.tone()).isEqualTo("warm \"and\" dry 🙂");
    assertThat(merged.extra()).isEqualTo(Map.of("a", 1, "b", Map.of("d", "ü"), "e", "new"));
    assertThat(store.preferences().findPreferences(user)).contains(merged);
  }

  @Test
  void patchPreferences_null_clears() {
    patch(NOW, FULL);

    assertThat(patch(NOW + 1, Collections.singletonMap("extra", null)).extra()).isNull();
    assertThat(patch(NOW + 2, Collections.singletonMap("tone", null)).tone()).isNull();
  }

  @Test
  void patchPreferences_inTheSameMillisecond_countsUp() {
    assertThat(patch(NOW, Map.of()).updatedAt()).isEqualTo(NOW);
    assertThat(patch(NOW, Map.of()).updatedAt()).isEqualTo(NOW + 1);
    assertThat(patch(NOW - DAY, Map.of()).updatedAt()).isEqualTo(NOW + 2);
    assertThat(patch(NOW + 9, Map.of()).updatedAt()).isEqualTo(NOW + 9);
  }

  @Test
  void patchPreferences_precondition_isChecked() {
    var exists = new Precondition.Exists();
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> patch(NOW, FULL, exists));
    assertThat(store.preferences().findPreferences(user)).isEmpty();

    var neverWritten = new Precondition.UpdatedAt(0);
    Preferences first = patch(NOW, FULL, neverWritten);
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> patch(NOW, FULL, neverWritten));
    Preferences second = patch(NOW, FULL, exists);
    Preferences third = patch(NOW, FULL, new Precondition.UpdatedAt(second.updatedAt()));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> patch(NOW, FULL, new Precondition.UpdatedAt(first.updatedAt())));
    assertThat(store.preferences().findPreferences(user)).contains(third);
  }

  @Test
  void patchPreferences_extraAtItsLimit_isKept() {
    // {"t":"…"} is 8 bytes around the text, of which every é takes two
    String text = "é".repeat((PreferenceStore.MAX_EXTRA_BYTES - 8) / 2);

    Preferences stored = patch(NOW, Map.of("extra", Map.of("t", text)));

    assertThat(store.preferences().findPreferences(user)).contains(stored);
  }

  @Test
  void patchPreferences_extraPastItsLimit_namesTheField() {
    Preferences stored = patch(NOW, Map.of("extra", Map.of("a", "x".repeat(9_000))));

    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> patch(NOW, Map.of("extra", Map.of("b", "é".repeat(4_500)))))
        .returns("extra", LimitExceededException::field);
    assertThat(store.preferences().findPreferences(user)).contains(stored);
  }
}
