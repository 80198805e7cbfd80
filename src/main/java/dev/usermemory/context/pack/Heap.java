package dev.usermemory.context.pack;

/** A binary heap of positions, the highest key first, the lower position first among equals. */
final class Heap {

  private final double[] keys;
  private final int[] heap;
  private int size;

  /**
   * @param keys by position; changed by {@link #lowerTop}
   * @param positions to begin with; taken over
   */
  Heap(double[] keys, int[] positions, int size) {
    this.keys = keys;
    this.heap = positions;
    this.size = size;
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int top() {
    return heap[0];
  }

  void removeTop() {
    heap[0] = heap[--size];
    sink(0);
  }

  void lowerTop(double key) {
    keys[heap[0]] = key;
    sink(0);
  }

  private void sink(int from) {
    int position = heap[from];
    int i = from;
    while (2 * i + 1 < size) {
      int child = 2 * i + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], position)) {
        break;
      }
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = position;
  }

  private boolean before(int a, int b) {
    return keys[a] > keys[b] || keys[a] == keys[b] && a < b;
  }
}
