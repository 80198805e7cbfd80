package dev.usermemory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void order_isThatOfCodePoints() {
    assertThat(new String[] {"𝒂", "～", "", "z", "zz", "é", "\uE000"})
        .satisfies(names -> Arrays.sort(names, CodePoints.ORDER))
        .containsExactly("", "z", "zz", "é", "\uE000", "～", "𝒂");
  }

  @Property
  void order_isThatOfUtf8(@ForAll int[] left, @ForAll int[] right) {
    String a = text(left);
    String b = text(right);
    int bytes =
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(CodePoints.ORDER.compare(a, b))).isEqualTo(Integer.signum(bytes));
  }

  /**
   * Any numbers as a text without halves of pairs, from few code points so that texts share some.
   */
  private static String text(int[] numbers) {
    int[] some = {'a', 0xE9, 0xD7FF, 0xE000, 0xFF5E, 0x10000, 0x1D482, 0x10FFFF};
    int[] codePoints =
        Arrays.stream(numbers).map(n -> some[Math.floorMod(n, some.length)]).toArray();
    return new String(codePoints, 0, codePoints.length);
  }
}
