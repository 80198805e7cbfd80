package dev.usermemory.memory.preference;

import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.WriteOperation;
import dev.usermemory.kernel.Writes;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Preferences, the empty ones for a user who has none. */
@Service
public class PreferenceService {

  static final Preferences NONE = new Preferences(null, null, null, null, null, null, 0);

  private final PreferenceStore preferences;
  private final Writes writes;

  PreferenceService(PreferenceStore preferences, Clock clock) {
    this.preferences = preferences;
    this.writes = new Writes(clock);
  }

  public Preferences find(UserId user) {
    return preferences.findPreferences(user).orElse(NONE);
  }

  /** Applies a merge patch, if the stored preferences are as expected. */
  public Outcome<Preferences> patch(
      UserId user, CallerKey key, PreferencesPatch patch, Precondition precondition) {
    return preferences.patchPreferences(
        writes.begin(user, key, WriteOperation.PATCH_PREFERENCES, List.of(), patch),
        patch.members(),
        precondition);
  }
}
