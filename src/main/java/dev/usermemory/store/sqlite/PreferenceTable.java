package dev.usermemory.store.sqlite;

import static dev.usermemory.store.sqlite.Column.column;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.preference.Preferences.CorrectionStyle;
import dev.usermemory.memory.preference.Preferences.Verbosity;
import dev.usermemory.store.sqlite.engine.JsonText;
import dev.usermemory.store.sqlite.engine.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

final class PreferenceTable extends Table<Preferences> {

  private static final TypeReference<Map<String, Object>> EXTRA = new TypeReference<>() {};

  PreferenceTable() {
    super(
        MemoryTable.PREFERENCES,
        List.of("user_id"),
        column("tone", Preferences::tone),
        column("verbosity", preferences -> wireName(preferences.verbosity())),
        column("correction_style", preferences -> wireName(preferences.correctionStyle())),
        column("tts_voice", Preferences::ttsVoice),
        column("language", Preferences::language),
        column("extra", PreferenceTable::extra),
        column("updated_at", Preferences::updatedAt));
  }

  /** The JSON text of the document's member. */
  static @Nullable String extra(Preferences preferences) {
    return preferences.extra() == null ? null : JsonText.write(preferences.extra());
  }

  @Override
  Preferences map(Row row) throws SQLException {
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
  }

  private static @Nullable String wireName(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constantName(String wireName) {
    return wireName.toUpperCase(Locale.ROOT);
  }
}
