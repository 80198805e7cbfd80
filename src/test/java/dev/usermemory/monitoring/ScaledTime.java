package dev.usermemory.monitoring;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The rules at sixty times their speed: minutes become seconds in ranges, in what an alert waits
 * for, and in thresholds, which are written as a number of minutes, hours or days.
 */
final class ScaledTime {

  private static final int FACTOR = 60;

  private static final Pattern RANGE = Pattern.compile("\\[(\\d+)([mhd])]");
  private static final Pattern WAIT = Pattern.compile("(?m)^( +for: )(\\d+)([mhd])$");
  private static final Pattern THRESHOLD = Pattern.compile("\\* (60|3600|86400)\\b");

  private static final Map<String, Integer> SECONDS = Map.of("m", 60, "h", 3_600, "d", 86_400);

  private ScaledTime() {}

  static String rules(String file) {
    String ranges =
        RANGE
            .matcher(file)
            .replaceAll(range -> "[" + millis(range.group(1), range.group(2)) + "ms]");
    String waits =
        WAIT.matcher(ranges)
            .replaceAll(wait -> wait.group(1) + millis(wait.group(2), wait.group(3)) + "ms");
    return THRESHOLD.matcher(waits).replaceAll(ScaledTime::threshold);
  }

  private static long millis(String count, String unit) {
    return Long.parseLong(count) * SECONDS.get(unit) * 1_000 / FACTOR;
  }

  private static String threshold(MatchResult found) {
    return "* " + Integer.parseInt(found.group(1)) / FACTOR;
  }
}
