package dev.usermemory.context.embedding;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A direction: what a text means, one byte per dimension (its largest part is 127 or -127).
 * Rounding moves a cosine of models' vectors by less than 0.01, less than texts of one meaning
 * differ by. Vectors of different dimensions are of different models, and say nothing about each
 * other.
 */
public final class Vector {

  public static final int MAX_DIMENSIONS = 4_096;

  /** Of a text that a model has nothing to say about: it is near to nothing. */
  public static final Vector NONE = new Vector(new byte[1]);

  private final byte[] parts;
  private final double length;

  private Vector(byte[] parts) {
    if (parts.length == 0 || parts.length > MAX_DIMENSIONS) {
      throw new IllegalArgumentException("A vector has 1 to " + MAX_DIMENSIONS + " dimensions");
    }
    this.parts = parts;
    this.length = Math.sqrt(dot(parts, parts));
  }

  /** The direction of what a model returned, of any length. */
  public static Vector of(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    if (!(largest > 0 && largest < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A vector of nothing but 0, or of no number");
    }
    byte[] parts = new byte[values.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (byte) Math.round(127 * values[i] / largest);
    }
    return new Vector(parts);
  }

  /** As {@link #bytes} gave it. */
  public static Vector ofBytes(byte[] bytes) {
    return new Vector(bytes.clone());
  }

  /** As {@link #base64} gave it. */
  public static Vector ofBase64(String text) {
    return new Vector(Base64.getDecoder().decode(text));
  }

  public byte[] bytes() {
    return parts.clone();
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(parts);
  }

  public int dimensions() {
    return parts.length;
  }

  /** Whether the two are of one model and point anywhere. */
  public boolean isComparable(Vector other) {
    return parts.length == other.parts.length && length > 0 && other.length > 0;
  }

  /**
   * From -1, the opposite, to 1, the same.
   *
   * @param other one that it is comparable with
   */
  public double cosine(Vector other) {
    return dot(parts, other.parts) / (length * other.length);
  }

  /** Exact in an int: at most 4,096 products of at most 127 · 127. */
  private static int dot(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Vector that && Arrays.equals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return "Vector[" + parts.length + "]"; // what a memory means is as private as its text
  }
}
