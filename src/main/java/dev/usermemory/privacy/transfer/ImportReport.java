package dev.usermemory.privacy.transfer;

import java.util.List;

/**
 * What an import came to.
 *
 * @param failed lines that were not stored; the first {@value #MAX_ERRORS} are in {@code errors}
 * @param complete whether the export's end was there and counted as many documents as came
 */
public record ImportReport(
    long created,
    long updated,
    long unchanged,
    long failed,
    List<LineError> errors,
    boolean complete) {

  static final int MAX_ERRORS = 100;

  public ImportReport {
    errors = List.copyOf(errors);
  }

  /**
   * Why a line was not stored.
   *
   * @param line counted from 1
   */
  record LineError(long line, String message) {}
}
