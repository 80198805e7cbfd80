package dev.usermemory.telemetry;

import dev.usermemory.telemetry.MetricsPage.Family;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scrape says, in Prometheus's text format. */
final class Scrape {

  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+?)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final Map<String, Family> families = new TreeMap<>();
  private final Map<String, Double> samples = new TreeMap<>();

  Scrape(String text) {
    text.lines().forEach(this::read);
    families
        .keySet()
        .removeIf(name ->
            name.endsWith("_max") && families.containsKey(name.substring(0, name.length() - 4)));
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      families.put(type.group(1), new Family(type.group(2), new TreeMap<>()));
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    if (!line.startsWith("#") && sample.matches()) {
      String labels = sample.group(2) == null ? "" : sample.group(2);
      samples.put(sample.group(1) + "{" + labels + "}", Double.parseDouble(value(sample.group(3))));
      LABEL
          .matcher(labels)
          .results()
          .forEach(label -> add(sample.group(1), label.group(1), label.group(2)));
    }
  }

  private static String value(String text) {
    return text.replace("+Inf", "Infinity");
  }

  private void add(String sample, String label, String value) {
    Family family = families.get(sample.replaceFirst("_(bucket|sum|count)$", ""));
    if (family == null) {
      family = families.get(sample);
    }
    if (family != null && !label.equals("le")) {
      family.labels().computeIfAbsent(label, _ -> new TreeSet<>()).add(value);
    }
  }

  /** Without the gauges that come with histograms and summaries. */
  Map<String, Family> families() {
    return families;
  }

  /** Every sample by its name and labels. */
  Map<String, Double> samples() {
    return samples;
  }
}
