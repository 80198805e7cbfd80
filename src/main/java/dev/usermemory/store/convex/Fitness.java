package dev.usermemory.store.convex;

import java.util.Locale;

/** Whether the deployment and this service go together. */
enum Fitness {
  /** Not known yet, or not any more. */
  UNKNOWN(""),
  FITS(""),
  WRONG_KEY(
      "Convex refuses CONVEX_DEPLOY_KEY. It is of another deployment, was revoked, or may not run"
          + " internal queries and mutations: create a key of the deployment at CONVEX_URL with"
          + " these two rights, and restart the service with it."),
  FUNCTIONS_MISSING(
      "Convex has no functions for this service at CONVEX_URL, or the key may not run internal"
          + " functions: deploy them from this version's convex/ folder with npx convex deploy, and"
          + " check that CONVEX_URL names that deployment."),
  FUNCTIONS_OLDER(
      "The functions in Convex are older than this service: deploy those of this version's convex/"
          + " folder with npx convex deploy. Until then some calls fail."),
  FUNCTIONS_NEWER(
      "The functions in Convex are newer than this service and do not serve it any more: start the"
          + " service of their version. Until then some calls fail.");

  private final String advice;

  Fitness(String advice) {
    this.advice = advice;
  }

  /** Whether an operator has to do something. */
  boolean isFault() {
    return !advice.isEmpty();
  }

  /** What is wrong and what to do about it, in words for an operator. */
  String advice() {
    return advice;
  }

  /** In health and logs. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
