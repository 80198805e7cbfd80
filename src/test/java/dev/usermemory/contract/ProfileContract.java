package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.PUT_PROFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.PreconditionFailedException;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.profile.Profile;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

abstract class ProfileContract extends StoreAspect {

  private static final Profile ADA =
      new Profile(
          "Ada \"L\" 🧮",
          "ada@example.org",
          "https://example.org/a.png",
          "Likes\nmaths",
          "Europe/London",
          0,
          0);
  private static final Profile EMPTY = new Profile(null, null, null, null, null, 0, 0);

  ProfileContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Profile put(long nowMs, Profile profile, Precondition precondition) {
    return done(store.profiles().putProfile(writeAt(PUT_PROFILE, nowMs), profile, precondition));
  }

  private static Profile at(Profile profile, long createdAt, long updatedAt) {
    return new Profile(
        profile.displayName(),
        profile.email(),
        profile.avatarUrl(),
        profile.bio(),
        profile.timeZone(),
        createdAt,
        updatedAt);
  }

  @Test
  void findProfile_nothingStored_isEmpty() {
    assertThat(store.profiles().findProfile(user)).isEmpty();
  }

  @Test
  void putProfile_first_isCreatedNow() {
    Profile stored = put(NOW, ADA, Precondition.NONE);

    assertThat(stored).isEqualTo(at(ADA, NOW, NOW));
    assertThat(store.profiles().findProfile(user)).contains(stored);
  }

  @Test
  void putProfile_again_replacesAllAndKeepsItsCreation() {
    put(NOW, ADA, Precondition.NONE);

    Profile stored = put(NOW + 5, EMPTY, Precondition.NONE);

    assertThat(stored).isEqualTo(at(EMPTY, NOW, NOW + 5));
    assertThat(store.profiles().findProfile(user)).contains(stored);
  }

  @Test
  void putProfile_inTheSameMillisecond_countsUp() {
    put(NOW, ADA, Precondition.NONE);

    assertThat(put(NOW, ADA, Precondition.NONE).updatedAt()).isEqualTo(NOW + 1);
    assertThat(put(NOW - DAY, ADA, Precondition.NONE)).isEqualTo(at(ADA, NOW, NOW + 2));
  }

  @Test
  void putProfile_precondition_isChecked() {
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> put(NOW, ADA, new Precondition.Exists()));
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> put(NOW, ADA, new Precondition.UpdatedAt(1)));
    Profile first = put(NOW, ADA, new Precondition.UpdatedAt(0));

    Profile second = put(NOW + 1, EMPTY, new Precondition.UpdatedAt(first.updatedAt()));

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> put(NOW + 2, ADA, new Precondition.UpdatedAt(0)));
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> put(NOW + 2, ADA, new Precondition.UpdatedAt(first.updatedAt())));
    assertThat(store.profiles().findProfile(user)).contains(second);
  }
}
