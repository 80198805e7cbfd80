package dev.usermemory.store.sqlite;

import dev.usermemory.privacy.transfer.ExportRecord;

/** An exported document and its key within the user's rows of its table. */
record ExportRow(String key, ExportRecord document) {}
