package dev.usermemory.context.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VectorTest {

  @Test
  void of_floats_keepsTheDirection() {
    assertThat(Vector.of(new float[] {1, 0, -2}).bytes()).containsExactly(64, 0, -127);
    assertThat(Vector.of(new float[] {0.001f, 0, -0.002f}))
        .isEqualTo(Vector.of(new float[] {1, 0, -2}));
  }

  @Test
  void cosine_knownAngles() {
    Vector east = Vector.of(new float[] {1, 0});
    assertThat(east.cosine(Vector.of(new float[] {3, 0}))).isEqualTo(1);
    assertThat(east.cosine(Vector.of(new float[] {0, 1}))).isEqualTo(0);
    assertThat(east.cosine(Vector.of(new float[] {-1, 0}))).isEqualTo(-1);
    assertThat(east.cosine(Vector.of(new float[] {1, 1}))).isEqualTo(Math.sqrt(0.5), within(1e-9));
  }

  @Property
  void cosine_afterRounding_isNearTheExactOne(@ForAll long seed) {
    var random = new Random(seed);
    float[] a = vector(random);
    float[] b = vector(random);
    for (int i = 0; i < a.length; i++) {
      b[i] += a[i]; // texts that have something in common
    }

    assertThat(Vector.of(a).cosine(Vector.of(b)))
        .isEqualTo(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)), within(0.01));
  }

  /** As models make them: no dimension says it all. */
  private static float[] vector(Random random) {
    float[] values = new float[384];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Test
  void text_isReadBack() {
    Vector vector = Vector.of(new float[] {1, -0.5f, 0.25f});

    assertThat(Vector.ofBase64(vector.base64())).isEqualTo(vector);
    assertThat(Vector.ofBytes(vector.bytes())).isEqualTo(vector);
    assertThat(vector).hasToString("Vector[3]");
  }

  @Test
  void comparable_onlyWithItsOwnKind() {
    Vector vector = Vector.of(new float[] {1, 2});
    assertThat(vector.isComparable(Vector.of(new float[] {-1, 0}))).isTrue();
    assertThat(vector.isComparable(Vector.of(new float[] {1, 2, 3}))).isFalse();
    assertThat(Vector.NONE.isComparable(Vector.NONE)).isFalse();
  }

  @Test
  void of_noDirection_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Vector.of(new float[] {}));
    assertThatIllegalArgumentException().isThrownBy(() -> Vector.of(new float[] {0, 0}));
    assertThatIllegalArgumentException().isThrownBy(() -> Vector.of(new float[] {1, Float.NaN}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vector.of(new float[] {1, Float.POSITIVE_INFINITY}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vector.ofBytes(new byte[Vector.MAX_DIMENSIONS + 1]));
  }
}
