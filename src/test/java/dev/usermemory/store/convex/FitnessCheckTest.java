package dev.usermemory.store.convex;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.usermemory.store.convex.DeploymentContract.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import dev.usermemory.kernel.StoreException;
import dev.usermemory.kernel.StoreUnavailableException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway finds out about the deployment, and what a failure without a reason becomes. */
class FitnessCheckTest {

  private static final ConvexFunction QUERY = ConvexFunction.query("mem:readContext");
  private static final ConvexFunction MUTATION = ConvexFunction.mutation("mem:addGoal");
  private static final String VERSION = "deployment:version";
  private static final String OLDEST = "mem:listGoals";
  private static final ResponseDefinitionBuilder FAILURE =
      okJson("{\"status\": \"error\", \"errorMessage\": \"private text\"}");
  private static final ResponseDefinitionBuilder WRONG_KEY =
      jsonResponse("{\"code\": \"BadAdminKey\", \"message\": \"m\"}", 401);

  private final ConvexWire wire = new ConvexWire(1, 4);

  @AfterEach
  void close() {
    wire.close();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "6, -1", "-1, -1"})
  void probe_functionsThatServeThisService_passes(int ahead, int servesFrom) {
    answer(VERSION, version(SERVICE + ahead, SERVICE + servesFrom));

    assertThatCode(wire.gateway::probe).doesNotThrowAnyException();
    assertThat(wire.gateway.fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-2, -2, FUNCTIONS_OLDER", "1, 1, FUNCTIONS_NEWER", "8, 4, FUNCTIONS_NEWER"})
  void probe_functionsThatDoNot_namesWhichAreOlder(int ahead, int servesFrom, Fitness fault) {
    answer(VERSION, version(SERVICE + ahead, SERVICE + servesFrom));

    assertUnfit(fault);
  }

  @Test
  void probe_functionsFromBeforeTheyHadAVersion_areOlder() {
    answer(VERSION, FAILURE);
    answer(OLDEST, okJson("{\"status\": \"success\", \"value\": []}"));

    assertUnfit(Fitness.FUNCTIONS_OLDER);
  }

  @Test
  void probe_noFunctions_areMissing() {
    answerAll(FAILURE);

    assertUnfit(Fitness.FUNCTIONS_MISSING);
  }

  @Test
  void probe_keyRefused_isTheKey() {
    answerAll(WRONG_KEY);

    assertUnfit(Fitness.WRONG_KEY);
  }

  @Test
  void probe_keyThatMayReadButNotWrite_isTheKeyUntilItMayWrite() {
    answer(VERSION, version(SERVICE, SERVICE));
    answer("parked:remove", WRONG_KEY);
    answer(MUTATION.path(), WRONG_KEY);
    assertThatThrownBy(() -> wire.gateway.call(MUTATION, Map.of()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("wrong_key");
    assertUnfit(Fitness.WRONG_KEY);

    answer("parked:remove", okJson("{\"status\": \"success\", \"value\": false}"));
    wire.gateway.probe();
    assertThat(wire.gateway.fault()).isEmpty();
  }

  @Test
  void probe_convexAway_isNoFaultOfTheDeployment() {
    answerAll(status(503));

    assertThatThrownBy(wire.gateway::probe).isInstanceOf(StoreException.class);
    assertThat(wire.gateway.fault()).isEmpty();
  }

  @Test
  void call_failureWithoutData_inADeploymentThatDoesNotFit_isUnavailableWithTheReason() {
    answerAll(FAILURE);

    assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("functions_missing")
        .hasMessageNotContaining("private");
  }

  @Test
  void call_failureWithoutData_inOneThatFits_isADefectWhoseMessageHidesConvexs() {
    answer(VERSION, version(SERVICE, SERVICE));
    answer(QUERY.path(), FAILURE);

    assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()))
        .isInstanceOf(FunctionDefectException.class)
        .hasMessageContaining(QUERY.path())
        .hasMessageNotContaining("private");
  }

  @Test
  void call_failureWithoutData_whileConvexCannotTell_isUnavailable() {
    answer(VERSION, status(503));
    answer(QUERY.path(), FAILURE);

    assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void call_manyFailuresAtOnce_shareQuestions() {
    answer(VERSION, version(SERVICE, SERVICE).withFixedDelay(50));
    answer(QUERY.path(), FAILURE);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 40)
              .mapToObj(i -> callers.submit(() -> wire.gateway.call(QUERY, Map.of())))
              .toList();
      assertThat(calls)
          .allSatisfy(call ->
              assertThatThrownBy(call::get).cause().isInstanceOf(FunctionDefectException.class));
    }
    assertThat(wire.server.findAll(postRequestedFor(anyUrl()).withRequestBody(path(VERSION))))
        .hasSizeLessThan(40);
  }

  /** What was so a moment before says nothing of what has failed since. */
  @Test
  void call_failureAfterTheDeploymentWasSeenToFit_isExplainedAnew() {
    answer(VERSION, version(SERVICE, SERVICE));
    wire.gateway.probe();
    answerAll(FAILURE);

    assertThatThrownBy(() -> wire.gateway.call(QUERY, Map.of()))
        .isInstanceOf(StoreUnavailableException.class);
  }

  @Test
  void call_keyRefused_isUnavailableAtOnce() {
    answerAll(WRONG_KEY);

    assertThatThrownBy(() -> wire.gateway.call(MUTATION, Map.of()))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("wrong_key");
    wire.server.verify(1, anyRequestedFor(anyUrl()));
  }

  private void assertUnfit(Fitness fault) {
    assertThatThrownBy(wire.gateway::probe)
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining(fault.word());
    assertThat(wire.gateway.fault()).contains(fault);
  }

  private static ResponseDefinitionBuilder version(int contract, int servesFrom) {
    return okJson(
        """
        {"status": "success", "value": {"contract": %d.0, "servesFrom": %d.0}}\
        """
            .formatted(contract, servesFrom));
  }

  private void answerAll(ResponseDefinitionBuilder answer) {
    wire.server.stubFor(post(anyUrl()).willReturn(answer));
  }

  private void answer(String path, ResponseDefinitionBuilder answer) {
    wire.server.stubFor(post(anyUrl()).withRequestBody(path(path)).willReturn(answer));
  }

  private static StringValuePattern path(String path) {
    return matchingJsonPath("$[?(@.path == '" + path + "')]");
  }
}
