package dev.usermemory.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.usermemory.monitoring.PromQl.Condition;
import dev.usermemory.monitoring.PromQl.Selector;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void selectors_areAllThatIsNoFunctionWordOrLabel() {
    var query =
        new PromQl(
            """
            1 - sum by (job, le) (rate(a_bucket{le="0.9", b=~"x|y"}[5m])) / (sum(c:d:rate5m) > 0)
            and on (instance) time() - up >= bool 3e2 or vector(Inf)\
            """);

    assertThat(query.selectors())
        .containsExactly(
            new Selector(
                "a_bucket",
                List.of(new Condition("le", "=", "0.9"), new Condition("b", "=~", "x|y"))),
            new Selector("c:d:rate5m", List.of()),
            new Selector("up", List.of()));
    assertThat(query.groupedBy()).containsExactlyInAnyOrder("job", "le", "instance");
    assertThat(query.selectors().getFirst().conditions().get(1).wanted()).containsExactly("x", "y");
  }

  @Test
  void whatIsNotUnderstood_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PromQl("a @ 5"));
    assertThatIllegalArgumentException().isThrownBy(() -> new PromQl("{a=\"b\"}"));
    assertThat(new PromQl("rate (x[5m])").selectors()).hasSize(1);
  }
}
