package dev.usermemory.context.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class BestFirstTest {

  @Property
  void positions_areInTheOrderOfAStableSort(
      @ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 1) Double> values) {
    var order = new BestFirst(values.size());
    IntStream.range(0, values.size()).forEach(i -> order.add(i, values.get(i)));

    assertThat(Arrays.stream(order.positions()).boxed().toList())
        .isEqualTo(
            IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get, Comparator.reverseOrder()))
                .toList());
  }
}
