package dev.usermemory.context.embedding.local;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.usermemory.context.embedding.EmbeddingException;
import dev.usermemory.context.embedding.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One sentence model, loaded. Thread-safe. */
final class OnnxModel implements AutoCloseable {

  private final ModelFiles files;
  private final WordPiece pieces;
  private final OrtEnvironment runtime;
  private final OrtSession session;

  OnnxModel(ModelFiles files) {
    this.files = files;
    pieces = tokenizer(files);
    try (var options = new OrtSession.SessionOptions()) {
      // One thread a text: texts come by themselves, and the processors are for requests.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      runtime = OrtEnvironment.getEnvironment();
      session = runtime.createSession(resource(files.model()), options);
    } catch (OrtException e) {
      throw new IllegalStateException("The model " + files.name() + " cannot be loaded", e);
    }
  }

  static WordPiece tokenizer(ModelFiles files) {
    JsonNode json = JsonMapper.shared().readTree(resource(files.tokenizer()));
    Map<String, Integer> vocabulary = new HashMap<>();
    json.at("/model/vocab")
        .properties()
        .forEach(piece -> vocabulary.put(piece.getKey(), piece.getValue().intValue()));
    return new WordPiece(vocabulary, json.at("/normalizer/lowercase").booleanValue());
  }

  private static byte[] resource(String name) {
    try (InputStream stream = OnnxModel.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("This jar has no " + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }

  /**
   * By itself: in a batch, what a quantised model makes of a text depends a little on the others.
   */
  Vector embed(String text) {
    long[] ids = pieces.ids(text);
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor input = tensor(ids);
        OnnxTensor attention = tensor(mask);
        OnnxTensor types = tensor(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", attention, "token_type_ids", types))) {
      float[][][] hidden = (float[][][]) result.get(0).getValue();
      return Vector.of(files.pooling().of(hidden[0]));
    } catch (OrtException e) {
      // Its message may quote what the model was given.
      throw new EmbeddingException("The model " + files.name() + " failed: " + e.getCode());
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(runtime, new long[][] {values});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The model " + files.name() + " cannot be closed", e);
    }
  }
}
