package dev.usermemory.kernel.lenient;

import java.util.ArrayList;
import java.util.List;

/** The warnings about one body. There can be thousands; nobody reads more than {@link #MAX}. */
public final class Warnings {

  public static final int MAX = 100;

  private final List<Warning> first = new ArrayList<>();
  private int count;

  public void add(String path, String reason) {
    count++;
    if (first.size() < MAX) {
      first.add(new Warning(path, reason));
    }
  }

  /** In the order of their finding; when there are too many, the last says how many more. */
  public List<Warning> list() {
    if (count <= MAX) {
      return List.copyOf(first);
    }
    var bounded = new ArrayList<>(first.subList(0, MAX - 1));
    bounded.add(new Warning("body", "has " + (count - MAX + 1) + " more that are not listed"));
    return List.copyOf(bounded);
  }
}
