package dev.usermemory.store.convex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.store.convex.ConvexReply.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the code and the status of an answer say about it. */
class RefusalTest {

  @ParameterizedTest
  @CsvSource({
    "503, OptimisticConcurrencyControlFailure, CONFLICT",
    "500, OptimisticConcurrencyControlFailure, CONFLICT",
    "429, TooManyConcurrentRequests, TOO_OFTEN",
    "429, TooManyWrites, TOO_OFTEN",
    "503, TooManyWrites, TOO_OFTEN",
    "429, '', TOO_OFTEN",
    "503, CommitterFullError, OVERLOADED",
    "503, WorkerOverloaded, OVERLOADED",
    "503, ExpiredInQueue, OVERLOADED",
    "429, ExpiredInQueue, OVERLOADED",
    "503, SomethingNew, OVERLOADED",
    "503, '', OVERLOADED",
    "408, '', OVERLOADED",
    "425, '', OVERLOADED",
    "401, BadAdminKey, KEY",
    "400, BadAdminKey, KEY",
    "401, Unauthenticated, KEY",
    "403, Forbidden, KEY",
    "401, '', OTHER",
    "403, '', OTHER",
    "400, BadJsonBody, OTHER",
    "404, NotFound, OTHER",
    "500, InternalServerError, OTHER",
    "502, '', OTHER",
    "200, '', OTHER",
  })
  void of_codeAndStatus_theCodeDecidesWhereItIsKnown(int status, String code, Refusal expected) {
    assertThat(Refusal.of(status, code)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CONFLICT, true, true",
    "TOO_OFTEN, true, true",
    "OVERLOADED, true, false",
    "KEY, false, false",
    "OTHER, false, false",
  })
  void refusal_saysWhatFollows(Refusal refusal, boolean isRetryable, boolean isContention) {
    assertThat(refusal.isRetryable()).isEqualTo(isRetryable);
    assertThat(refusal.isContention()).isEqualTo(isContention);
  }

  /**
   * Whoever waits also waits out a proxy's page and an error of the server, but not a wrong key.
   */
  @ParameterizedTest
  @CsvSource({
    "200, '', true",
    "500, InternalServerError, true",
    "502, '', true",
    "503, '', true",
    "400, TooManyWrites, true",
    "400, BadJsonBody, false",
    "404, '', false",
    "401, BadAdminKey, false",
    "500, BadAdminKey, false",
  })
  void mayPass_othersFaults_butNotOurs(int status, String code, boolean mayPass) {
    assertThat(new Rejection(status, code).mayPass()).isEqualTo(mayPass);
  }
}
