package dev.usermemory.store.convex;

/** The deployment cannot serve this service until an operator has put something right. */
final class UnfitDeploymentException extends RuntimeException {

  UnfitDeploymentException(Fitness fault) {
    super(fault.advice());
  }
}
