package dev.usermemory.store.convex;

import tools.jackson.databind.JsonNode;

/** What functions and service have to agree on, as a number that rises with every change of it. */
final class DeploymentContract {

  /** Of this service; {@code convex/lib/contractVersion.ts} has that of the functions. */
  static final int SERVICE = 3;

  /** Functions that lack nothing but vectors. */
  static final int WITHOUT_VECTORS = 2;

  private DeploymentContract() {}

  /**
   * @param answer of {@code deployment:version}
   * @param needed the oldest functions that serve this service
   */
  static Fitness compare(JsonNode answer, int needed) {
    int functions = answer.path("contract").asInt(0);
    if (functions < needed) {
      return Fitness.FUNCTIONS_OLDER;
    }
    return SERVICE < answer.path("servesFrom").asInt(0) ? Fitness.FUNCTIONS_NEWER : Fitness.FITS;
  }
}
