package dev.usermemory.store.convex;

/**
 * A function of the deployment.
 *
 * @param path {@code module:name}, such as {@code mem:upsertFacts}
 */
record ConvexFunction(Kind kind, String path) {

  /** Queries and mutations have separate endpoints, limits and breakers. */
  enum Kind {
    QUERY("query"),
    MUTATION("mutation");

    private final String endpoint;

    Kind(String endpoint) {
      this.endpoint = endpoint;
    }

    /** Last segment of the URL, and the name in metrics and logs. */
    String endpoint() {
      return endpoint;
    }
  }

  static ConvexFunction query(String path) {
    return new ConvexFunction(Kind.QUERY, path);
  }

  static ConvexFunction mutation(String path) {
    return new ConvexFunction(Kind.MUTATION, path);
  }

  /** Whether it does a page of something long, for which nobody waits as for an answer. */
  boolean isBulk() {
    return path.startsWith("admin:") || path.startsWith("cron:");
  }

  /** Whether it writes as many bytes as it is sent. */
  boolean isImport() {
    return path.equals("admin:importPage");
  }
}
