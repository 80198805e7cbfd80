package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;

/** More requests are at work and waiting than fit. */
final class OverloadedException extends RuntimeException {

  RequestProblemException asProblem() {
    return RequestProblemException.of(
        ProblemCode.OVERLOADED, "The service has too much to do; repeat the request later.");
  }
}
