package dev.usermemory.context.embedding.local;

import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two small models, each for the texts that it can read. Their vectors differ in dimensions, so
 * that a question is compared with the facts of its own model only.
 */
public final class LocalEmbedder implements Embedder, AutoCloseable {

  private final OnnxModel latin = new OnnxModel(ModelFiles.MINI_LM);

  private @Nullable OnnxModel chinese;

  @Override
  public String model() {
    return ModelFiles.MINI_LM.name() + "+" + ModelFiles.BGE_SMALL_ZH.name() + "/1";
  }

  /** The one for the Latin script was trained on English. */
  @Override
  public boolean crossesLanguages() {
    return false;
  }

  @Override
  public List<Vector> embed(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  private Vector embed(String text) {
    return switch (Script.of(text)) {
      case LATIN -> latin.embed(text);
      case HAN -> chinese().embed(text);
      case OTHER -> Vector.NONE;
    };
  }

  /** Loaded when the first Chinese text comes: most services see none. */
  private synchronized OnnxModel chinese() {
    if (chinese == null) {
      chinese = new OnnxModel(ModelFiles.BGE_SMALL_ZH);
    }
    return chinese;
  }

  @Override
  public synchronized void close() {
    latin.close();
    if (chinese != null) {
      chinese.close();
    }
  }
}
