package dev.usermemory.memory.preference;

import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.Precondition;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.Write;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Preferences, the empty ones for a user who has none. */
@Service
public class PreferenceService {

  static final Preferences NONE = new Preferences(null, null, null, null, null, null, 0);

  private final PreferenceStore preferences;

  PreferenceService(PreferenceStore preferences) {
    this.preferences = preferences;
  }

  public Preferences find(UserId user) {
    return preferences.findPreferences(user).orElse(NONE);
  }

  public Outcome<Preferences> patch(
      Write write, Map<String, @Nullable Object> patch, Precondition precondition) {
    return preferences.patchPreferences(write, patch, precondition);
  }
}
