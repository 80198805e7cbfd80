package dev.usermemory.context.embedding.local;

/**
 * A model and where it is among the resources.
 *
 * @param name of the model, its quantisation and its version
 */
record ModelFiles(String name, String model, String tokenizer, Pooling pooling) {

  /** For English, read in the Latin script at large. */
  static final ModelFiles MINI_LM =
      new ModelFiles(
          "all-minilm-l6-v2-q",
          "/all-minilm-l6-v2-q.onnx",
          "/all-minilm-l6-v2-q-tokenizer.json",
          Pooling.MEAN);

  /** For Chinese. */
  static final ModelFiles BGE_SMALL_ZH =
      new ModelFiles(
          "bge-small-zh-v1.5-q",
          "/bge-small-zh-v1.5-q.onnx",
          "/bge-small-zh-v1.5-q-tokenizer.json",
          Pooling.FIRST);
}
