package dev.usermemory.store.convex;

/** A function failed without saying why, in a deployment that is as it should be. */
final class FunctionDefectException extends RuntimeException {

  FunctionDefectException(ConvexFunction function) {
    super(function.path() + " has a defect; the deployment's own log has its error");
  }
}
