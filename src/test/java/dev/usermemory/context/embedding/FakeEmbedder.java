package dev.usermemory.context.embedding;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows two topics: food and everything else. */
final class FakeEmbedder implements Embedder {

  final AtomicInteger embedded = new AtomicInteger();
  volatile boolean broken;
  volatile CountDownLatch gate = new CountDownLatch(0);

  @Override
  public String model() {
    return "fake/1";
  }

  @Override
  public boolean crossesLanguages() {
    return false;
  }

  @Override
  public List<Vector> embed(List<String> texts) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new EmbeddingException("interrupted", e);
    }
    if (broken) {
      throw new EmbeddingException("broken");
    }
    embedded.addAndGet(texts.size());
    return texts.stream().map(FakeEmbedder::vector).toList();
  }

  private static Vector vector(String text) {
    boolean food = text.contains("pork") || text.contains("dish");
    return Vector.of(food ? new float[] {1, 0.1f} : new float[] {0.1f, 1});
  }
}
