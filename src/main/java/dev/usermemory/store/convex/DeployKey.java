package dev.usermemory.store.convex;

import jakarta.validation.constraints.NotBlank;

/** The secret that opens the deployment; never printed. */
record DeployKey(@NotBlank(message = "must be set (CONVEX_DEPLOY_KEY)") String value) {

  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
