package dev.usermemory.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.LimitExceededException;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreTimeoutException;
import dev.usermemory.kernel.StoreUnavailableException;
import dev.usermemory.kernel.Violation;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

class ProblemAdviceTest {

  private static final StoreException LATE = new StoreTimeoutException(new TimeoutException());
  private static final StoreException AWAY = new StoreUnavailableException(new TimeoutException());

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void failed_writeLateOrAway_is503WithRetryAfter(String method) {
    assertRepeatable(answer(method, LATE), 503, "store_unavailable");
    assertRepeatable(answer(method, AWAY), 503, "store_unavailable");
  }

  @Test
  void failed_readLate_is504WithRetryAfter() {
    assertRepeatable(answer("GET", LATE), 504, "timeout");
    assertRepeatable(answer("GET", AWAY), 503, "store_unavailable");
  }

  @ParameterizedTest
  @CsvSource({
    "goals, 100, goals would hold more than 100 entries.",
    "extra, 16384, extra would hold more than 16384 bytes."
  })
  void refused_limitExceeded_namesFieldAndLimit(String field, int limit, String detail) {
    Problem problem = refusal(new LimitExceededException(field, limit));
    assertThat(problem.detail()).isEqualTo(detail);
    assertThat(problem.errors()).extracting(Violation::field).containsExactly(field);
  }

  @Test
  void refused_invalidValue_isASentenceAndNamesTheField() {
    Problem problem = refusal(new InvalidValueException("from", "must not be after to"));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.detail()).isEqualTo("from must not be after to.");
    assertThat(problem.errors()).containsExactly(new Violation("from", "must not be after to"));
  }

  private static Problem refusal(RefusalException refusal) {
    ResponseEntity<Problem> answer = new ProblemAdvice().refused(refusal, exchange("POST"));
    return Objects.requireNonNull(Objects.requireNonNull(answer).getBody());
  }

  private static void assertRepeatable(ResponseEntity<Problem> answer, int status, String code) {
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
    assertThat(Objects.requireNonNull(answer.getBody()).code()).isEqualTo(code);
  }

  private static ResponseEntity<Problem> answer(String method, StoreException failure) {
    return Objects.requireNonNull(new ProblemAdvice().failed(failure, exchange(method)));
  }

  private static ServletWebRequest exchange(String method) {
    var request = new MockHttpServletRequest(method, "/v1/mem/u/goals");
    return new ServletWebRequest(request, new MockHttpServletResponse());
  }
}
