package dev.usermemory.memory.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.contract.RuleCases;
import dev.usermemory.kernel.UserId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EpisodeRuleCasesTest {

  @TestFactory
  Stream<DynamicTest> episodeEquality() {
    return RuleCases.of(
        "episode-equality.json",
        (input, expected) ->
            assertThat(
                    input
                        .get("stored", Episode.class)
                        .sameContent(input.get("again", Episode.class)))
                .isEqualTo(expected.get("same", Boolean.class)));
  }

  @TestFactory
  Stream<DynamicTest> sessionEpisode() {
    return RuleCases.of(
        "session-episode.json",
        (input, expected) ->
            assertThat(
                    SessionEpisode.compose(
                            new UserId(input.get("userId", String.class)),
                            input.list("parts", SessionPart.class))
                        .orElse(null))
                .isEqualTo(expected.find("episode", Episode.class)));
  }
}
