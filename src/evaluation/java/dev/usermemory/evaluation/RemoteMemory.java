package dev.usermemory.evaluation;

import dev.usermemory.client.ServiceClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A corpus loaded into the running service for a user of its own. The service must have no safety
 * buffer for the figures to compare.
 */
final class RemoteMemory implements Memory {

  /** What one request may hold. */
  private static final int BATCH = 100;

  private final ServiceClient client;
  private final String user;
  private final String path;
  private final Map<String, Set<String>> evidenceOfFact = new HashMap<>();

  RemoteMemory(Corpus corpus, ServiceClient client) {
    this.client = client;
    user = "evaluation-" + UUID.randomUUID();
    path = "/v1/mem/" + user + "/";
    corpus.summaries().forEach(this::load);
    for (int from = 0; from < corpus.facts().size(); from += BATCH) {
      load(corpus.facts().subList(from, Math.min(from + BATCH, corpus.facts().size())));
    }
  }

  String user() {
    return user;
  }

  /** Of the user, with a slash at its end. */
  String path() {
    return path;
  }

  private void load(Corpus.Summary summary) {
    ObjectNode episode = JsonMapper.shared().createObjectNode();
    episode.put("episodeId", summary.sessionId()).put("sessionId", summary.sessionId());
    episode.put("summary", summary.text()).put("createdAtMs", summary.atMs());
    client.post(path + "episodes", episode.toString()).succeeded();
  }

  private void load(List<Corpus.Told> batch) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ArrayNode facts = body.putArray("facts");
    for (Corpus.Told told : batch) {
      ObjectNode fact = facts.addObject().put("kind", "bio").put("text", told.text());
      fact.put("sessionId", told.sessionId()).put("createdAtMs", told.atMs());
      if (told.skillId() != null) {
        fact.put("skillId", told.skillId());
      }
    }
    JsonNode results =
        client.post(path + "facts", body.toString()).succeeded().json().path("results");
    for (int i = 0; i < batch.size(); i++) {
      evidenceOfFact
          .computeIfAbsent(factId(results.path(i).path("fact")), id -> new HashSet<>())
          .addAll(batch.get(i).evidence());
    }
  }

  private static String factId(JsonNode fact) {
    return fact.path("factId").asString();
  }

  @Override
  public Answer ask(String question, int budget) {
    ObjectNode request = JsonMapper.shared().createObjectNode();
    request.put("query", question).put("limitTokens", budget).putArray("include").add("facts");
    JsonNode context = client.post(path + "context", request.toString()).ok().json();
    if (context.path("tokensEstimated").asInt() > budget) {
      throw new IllegalStateException("The context is over its budget of " + budget);
    }
    List<Hit> hits = new ArrayList<>();
    for (JsonNode fact : context.path("facts")) {
      hits.add(new Hit(evidenceOfFact.get(factId(fact)), fact.path("sessionId").asString()));
    }
    return new Answer(hits, context.path("tokensEstimated").asInt());
  }
}
