package dev.usermemory.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Figures figures = new Figures(2);

  private void took(String name, long... millis) {
    for (long one : millis) {
      figures.record(name, TimeUnit.MILLISECONDS.toNanos(one), false, false);
    }
  }

  private List<String> row(String name) {
    return figures
        .table()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .flatMap(cells -> List.of(cells.split(" +")).stream())
        .toList();
  }

  @Test
  void table_hasPercentilesUpToTheMaximumAndSharesOfBareAnswers() {
    took(Figures.BARE, 1, 1, 1, 2);
    took("context", 3, 3);

    assertThat(row(Figures.BARE))
        .containsExactly(
            "4", "0", "0", "2", "1.00", "2.00", "2.00", "2.00", "2.00", "1.00", "1.0", "1.0");
    assertThat(row("context"))
        .containsExactly(
            "2", "0", "0", "1", "3.00", "3.00", "3.00", "3.00", "3.00", "0.50", "3.0", "1.5");
  }

  @Test
  void table_addsUpAllButBareAnswers() {
    took(Figures.BARE, 1);
    took("context", 1, 2);
    took("finalize", 7);
    figures.record("finalize", 0, true, false);
    figures.record("context", 0, false, true);

    assertThat(row("all").subList(0, 3)).containsExactly("5", "1", "1");
    assertThat(row("all").get(8)).isEqualTo("7.00");
  }
}
