package dev.usermemory.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long answers took, by what was asked and in all, in microseconds. Gatling's own report has
 * whole milliseconds, which is longer than most answers take.
 */
final class Figures {

  /** What answers without a memory are called, with which the others are compared. */
  static final String BARE = "GET /";

  private static final long LONGEST_MICROS = 600_000_000;
  private static final String HEADER =
      """

      ms             asked  failed degraded   per s      p50      p90      p99    p99.9      max\
         of GET /: per s    p50    p99
      """;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Map<String, Kind> kinds = new ConcurrentSkipListMap<>();
  private final double seconds;
  private long processorNanos;

  /** Of one kind of request. */
  private static final class Kind {
    final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    final LongAdder failed = new LongAdder();
    final LongAdder degraded = new LongAdder();

    void add(Kind other) {
      micros.add(other.micros);
      failed.add(other.failed.sum());
      degraded.add(other.degraded.sum());
    }

    double ms(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /**
   * @param seconds for which each of the two, {@code GET /} and the rest, is asked in all
   */
  Figures(double seconds) {
    this.seconds = seconds;
  }

  /** From here on the processors' time of this process counts. */
  void begin() {
    processorNanos = PROCESS.getProcessCpuTime();
  }

  void record(String name, long nanos, boolean failed, boolean degraded) {
    Kind kind = kinds.computeIfAbsent(name, _ -> new Kind());
    kind.micros.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
    if (failed) {
      kind.failed.increment();
    }
    if (degraded) {
      kind.degraded.increment();
    }
  }

  /** A row of each kind, then one of all but {@link #BARE}. */
  String table() {
    Kind bare = kinds.getOrDefault(BARE, new Kind());
    var all = new Kind();
    var table = new StringBuilder(HEADER);
    kinds.forEach((name, kind) -> {
      table.append(row(name, kind, bare));
      if (kind != bare) {
        all.add(kind);
      }
    });
    double asked = all.micros.getTotalCount() + (double) bare.micros.getTotalCount();
    double processorMs = (PROCESS.getProcessCpuTime() - processorNanos) / 1e6 / asked;
    return table
        .append(row("all", all, bare))
        .append(
            "The processors worked %.2f ms for a request of this client.%n".formatted(processorMs))
        .toString();
  }

  private String row(String name, Kind kind, Kind bare) {
    long asked = kind.micros.getTotalCount();
    return "%-12s%8d%8d%9d%8.0f%9.2f%9.2f%9.2f%9.2f%9.2f            %6.2f %6.1f %6.1f%n"
        .formatted(
            name,
            asked,
            kind.failed.sum(),
            kind.degraded.sum(),
            asked / seconds,
            kind.ms(50),
            kind.ms(90),
            kind.ms(99),
            kind.ms(99.9),
            kind.micros.getMaxValue() / 1e3,
            (double) asked / bare.micros.getTotalCount(),
            kind.ms(50) / bare.ms(50),
            kind.ms(99) / bare.ms(99));
  }
}
