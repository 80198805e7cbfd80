package dev.usermemory.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms in which data sets are published that can be measured; none is in this repository. */
enum Format {
  LOCOMO(Locomo::readAll),
  LOCOMO_TURNS(Locomo::readTurns),
  REALTALK(Locomo::readTurns),
  PREFEVAL(PrefEval::readAll),
  MADIAL(Madial::readAll),
  LONGMEMEVAL(LongMemEval::readAll);

  private final Function<Path, List<Corpus>> reader;

  Format(Function<Path, List<Corpus>> reader) {
    this.reader = reader;
  }

  /** Every memory of a folder. */
  List<Corpus> read(Path folder) {
    return reader.apply(folder);
  }

  /** As it is written on a command line, such as {@code locomo-turns}. */
  static Format named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("data.format is none of " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Format::toString).collect(Collectors.joining(", "));
  }

  /** Those of a folder, by name. */
  static List<Path> jsonFiles(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
