package dev.usermemory.context.embedding.remote;

import dev.usermemory.context.embedding.Embedder;
import dev.usermemory.context.embedding.EmbeddingException;
import dev.usermemory.context.embedding.Vector;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for vectors as OpenAI's API has it.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/embeddings">its reference</a>
 */
final class RemoteEmbedder implements Embedder, AutoCloseable {

  /** Of a text that is too long, or not to its liking; not of a wrong key, model or address. */
  private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

  private static final float[] NOTHING = {};

  private final EmbeddingsEndpoint endpoint;
  private final String modelName;
  private final JsonMapper json;

  /** While nothing was ever accepted, it is not the text that is wrong. */
  private volatile boolean accepted;

  RemoteEmbedder(EmbeddingsEndpoint endpoint, String modelName, JsonMapper json) {
    this.endpoint = endpoint;
    this.modelName = modelName;
    this.json = json;
  }

  private record Question(String model, List<String> input) {}

  private record Answer(@Nullable List<Item> data) {}

  /** Of an item without an embedding, nothing; of one without an index, the first. */
  private record Item(int index, float @Nullable [] embedding) {}

  @Override
  public String model() {
    return "url:" + modelName;
  }

  /** A text that is refused by itself has no vector; of several, each has another try alone. */
  @Override
  public List<Vector> embed(List<String> texts) {
    HttpResponse<byte[]> response =
        endpoint.post(json.writeValueAsBytes(new Question(modelName, texts)));
    if (REFUSED.contains(response.statusCode()) && texts.size() > 1) {
      return texts.stream().map(text -> embed(List.of(text)).getFirst()).toList();
    }
    if (REFUSED.contains(response.statusCode()) && accepted) {
      return List.of(Vector.NONE);
    }
    if (response.statusCode() != 200) {
      throw new EmbeddingException("EMBEDDINGS_URL answered " + response.statusCode());
    }
    List<Vector> vectors = read(response.body(), texts.size());
    accepted = true;
    return vectors;
  }

  private List<Vector> read(byte[] body, int texts) {
    try {
      return vectors(json.readValue(body, Answer.class), texts);
    } catch (JacksonException e) {
      // Its message would quote the answer.
      throw new EmbeddingException("EMBEDDINGS_URL answered something else than vectors");
    }
  }

  private static List<Vector> vectors(Answer answer, int texts) {
    SortedMap<Integer, Vector> vectors = new TreeMap<>();
    for (Item item : Objects.requireNonNullElse(answer.data(), List.<Item>of())) {
      vectors.put(item.index(), vector(item.embedding()));
    }
    long dimensions = vectors.values().stream().mapToInt(Vector::dimensions).distinct().count();
    if (dimensions != 1 || vectors.size() != texts || vectors.lastKey() != texts - 1) {
      throw new EmbeddingException("EMBEDDINGS_URL did not answer one vector for each text");
    }
    return List.copyOf(vectors.values());
  }

  private static Vector vector(float @Nullable [] embedding) {
    try {
      return Vector.of(Objects.requireNonNullElse(embedding, NOTHING));
    } catch (IllegalArgumentException e) {
      throw new EmbeddingException("EMBEDDINGS_URL answered what is no vector", e);
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
