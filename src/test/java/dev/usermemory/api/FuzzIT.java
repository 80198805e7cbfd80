package dev.usermemory.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.client.Answer;
import dev.usermemory.tier.Tier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * Thousands of requests made from the contract and broken in every way: none is a 5xx, and every
 * answer is one of the contract's, or a problem.
 */
@TestPropertySource(properties = {"RATE_LIMIT_USER=1000000", "RATE_LIMIT_CALLER=1000000"})
class FuzzIT extends ApiIT {

  private static final int PEOPLE = 40;
  private static final int SHOWN = 20;

  @LocalServerPort private int port;

  @Test
  void requests_areAnsweredAsTheContractSays() throws Exception {
    long seed = Long.getLong("fuzz.seed", 20_261_127);
    List<Operation> operations = CONTRACT.operations();
    List<String> faults = new ArrayList<>();
    int requests = Tier.cases(2_000, 20_000);
    for (int i = 0; i < requests && faults.size() < SHOWN; i++) {
      var random = new Random(seed + i);
      Operation operation = operations.get(random.nextInt(operations.size()));
      Call call = call(operation, "fuzz_" + random.nextInt(PEOPLE));
      if (operation.hasBody()) {
        List<Operation.Example> examples = operation.requestExamples();
        call = call.example(examples.get(random.nextInt(examples.size())));
      }
      check(seed + i, new Mutation(random), call, faults);
    }
    assertThat(faults).isEmpty();
  }

  private void check(long seed, Mutation mutation, Call call, List<String> faults)
      throws Exception {
    byte[] request = mutation.request(call);
    Answer answer;
    try {
      answer = WireAnswer.to(port, request);
    } catch (AssertionError | RuntimeException e) {
      faults.add(describe(seed, call, request) + " -> " + e.getMessage());
      return;
    }
    List<String> wrong = wrong(mutation, call, request, answer);
    if (!wrong.isEmpty()) {
      faults.add(
          describe(seed, call, request) + " -> " + answer.status() + " " + wrong + answer.body());
    }
  }

  private static List<String> wrong(Mutation mutation, Call call, byte[] request, Answer answer) {
    if (answer.status() >= 500) {
      return List.of("a failure of the service");
    }
    if (new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ")) {
      return answer.body().isEmpty() ? List.of() : List.of("a HEAD has no body");
    }
    if (answer.status() >= 400) {
      List<String> wrong = new ArrayList<>(problemFaults(answer));
      if (mutation.isSameOperation() && isDocumented(call, answer)) {
        wrong.addAll(CONFORMITY.faults(call.operation(), answer));
      }
      return wrong;
    }
    return mutation.isSameOperation() ? CONFORMITY.faults(call.operation(), answer) : List.of();
  }

  /** What cannot be read as HTTP is the same for all; Spring's own endpoints refuse as they do. */
  private static boolean isDocumented(Call call, Answer answer) {
    return call.operation().path().startsWith("/v1/")
        && answer.status() != 400
        && answer.status() != 417;
  }

  private static List<String> problemFaults(Answer answer) {
    if (!answer.mediaType().equals("application/problem+json")) {
      return List.of("no problem, but " + answer.mediaType());
    }
    List<String> wrong =
        new ArrayList<>(CONTRACT.strictViolations("/components/schemas/Problem", answer.json()));
    if (answer.json().path("status").asInt() != answer.status()) {
      wrong.add("another status in the body");
    }
    return wrong;
  }

  private static String describe(long seed, Call call, byte[] request) {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    return seed
        + " "
        + call.operation().id()
        + " "
        + text.substring(0, Math.min(500, text.length()));
  }
}
