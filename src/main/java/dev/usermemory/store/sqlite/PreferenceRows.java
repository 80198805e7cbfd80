package dev.usermemory.store.sqlite;

import dev.usermemory.kernel.UserId;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.preference.Preferences.CorrectionStyle;
import dev.usermemory.memory.preference.Preferences.Verbosity;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code users_preferences}. */
final class PreferenceRows {

  private static final TypeReference<Map<String, Object>> EXTRA = new TypeReference<>() {};

  static final RowMapper<Preferences> MAPPER =
      Row.mapper(row -> {
        String verbosity = row.textOrNull("verbosity");
        String style = row.textOrNull("correction_style");
        String extra = row.textOrNull("extra");
        return new Preferences(
            row.textOrNull("tone"),
            verbosity == null ? null : Verbosity.valueOf(constantName(verbosity)),
            style == null ? null : CorrectionStyle.valueOf(constantName(style)),
            row.textOrNull("tts_voice"),
            row.textOrNull("language"),
            extra == null ? null : JsonText.read(extra, EXTRA),
            row.number("updated_at"));
      });

  private PreferenceRows() {}

  static Optional<Preferences> find(JdbcClient db, UserId user) {
    return db.sql("SELECT * FROM users_preferences WHERE user_id = ?")
        .params(user.value())
        .query(MAPPER)
        .optional();
  }

  /** Inserts or replaces; {@code extra} is the JSON text of the document's member. */
  static void put(SqliteTx tx, Preferences preferences, @Nullable String extra) {
    tx.update(
        """
        INSERT INTO users_preferences
          (user_id, tone, verbosity, correction_style, tts_voice, language, extra, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (user_id) DO UPDATE SET
          tone = excluded.tone, verbosity = excluded.verbosity,
          correction_style = excluded.correction_style, tts_voice = excluded.tts_voice,
          language = excluded.language, extra = excluded.extra,
          updated_at = excluded.updated_at\
        """,
        tx.user().value(),
        preferences.tone(),
        wireName(preferences.verbosity()),
        wireName(preferences.correctionStyle()),
        preferences.ttsVoice(),
        preferences.language(),
        extra,
        preferences.updatedAt());
  }

  private static @Nullable String wireName(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constantName(String wireName) {
    return wireName.toUpperCase(Locale.ROOT);
  }
}
