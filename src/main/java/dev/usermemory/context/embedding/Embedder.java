package dev.usermemory.context.embedding;

import java.util.List;

/** Makes vectors of texts. Thread-safe. */
public interface Embedder {

  /**
   * Names the model with its version and quantisation, at most 128 visible ASCII characters. It is
   * stored beside each vector: vectors of different models cannot be compared.
   */
  String model();

  /** Whether texts of one meaning are near to each other in different languages, too. */
  default boolean crossesLanguages() {
    return true;
  }

  /**
   * @param texts 1 or more
   * @return one vector per text, in order; {@link Vector#NONE} for a text that it cannot read
   * @throws EmbeddingException when there is none to be had
   */
  List<Vector> embed(List<String> texts);
}
