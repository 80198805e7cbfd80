package dev.usermemory.contract;

import static dev.usermemory.kernel.WriteOperation.DELETE_EPISODE;
import static dev.usermemory.kernel.WriteOperation.INGEST_EPISODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.Outcome;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

abstract class EpisodeContract extends StoreAspect {

  EpisodeContract(Function<StorePolicy, StoreUnderTest> stores) {
    super(stores);
  }

  private Outcome<Episode> ingest(long nowMs, Episode episode) {
    return store.episodes().ingestEpisode(writeAt(INGEST_EPISODE, nowMs), episode);
  }

  private List<Episode> list(long nowMs) {
    return done(store.episodes().listEpisodes(user, PageRequest.first(200), nowMs)).items();
  }

  @Test
  void ingestEpisode_everyComponent_isKept() {
    var episode =
        new Episode(
            "ep 1/ü",
            "s-1",
            "g-1",
            "Spoke about \"travel\" ✈️\nand food.",
            List.of(
                new Highlight("feedback", "Good pace", "talk", -0.5),
                new Highlight("error", "their/there", null, null)),
            0,
            12,
            NOW - 7,
            NOW + 1);

    assertThat(done(ingest(NOW, episode))).isEqualTo(episode);
    assertThat(list(NOW)).containsExactly(episode);
  }

  @Test
  void ingestEpisode_onlyNecessaryComponents_areKeptAsTheyAre() {
    var episode = new Episode("ep-1", null, null, "Hi", List.of(), null, null, NOW, null);

    assertThat(done(ingest(NOW, episode))).isEqualTo(episode);
    assertThat(list(Long.MAX_VALUE)).containsExactly(episode);
  }

  @Test
  void ingestEpisode_sameContentAgain_isAReplayOfTheStoredOne() {
    Episode first = episode("ep-1").at(NOW).build();
    Episode again = episode("ep-1").at(NOW + 5).expires(NOW + 5 * DAY).build();
    done(ingest(NOW, first));

    assertThat(ingest(NOW + 5, again)).isEqualTo(new Outcome.Done<>(first, true));
    assertThat(list(NOW + 5)).containsExactly(first);
  }

  @Test
  void ingestEpisode_otherContentUnderTheSameId_isAConflict() {
    Episode first = episode("ep-1").build();
    done(ingest(NOW, first));

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> ingest(NOW, episode("ep-1").summary("Something else").build()));
    assertThat(list(NOW)).containsExactly(first);
  }

  @Test
  void ingestEpisode_idOfAnExpiredOne_isStoredAnew() {
    done(ingest(NOW, episode("ep-1").expires(NOW + 1).build()));
    Episode second = episode("ep-1").summary("Something else").at(NOW + 1).build();

    assertThat(done(ingest(NOW + 1, second))).isEqualTo(second);
    assertThat(list(NOW + 1)).containsExactly(second);
  }

  @Test
  void listEpisodes_newestFirst_thenById() {
    Episode old = episode("ep-a").at(NOW - 2).build();
    Episode tiedB = episode("ep-b").at(NOW - 1).build();
    Episode tiedC = episode("ep-c").at(NOW - 1).build();
    Episode newest = episode("ep-d").at(NOW).build();
    List.of(tiedC, old, newest, tiedB).forEach(e -> done(ingest(NOW, e)));

    assertThat(list(NOW)).containsExactly(newest, tiedB, tiedC, old);
  }

  @Test
  void deleteEpisode_once_isThereOnce() {
    Episode kept = episode("ep-2").build();
    done(ingest(NOW, episode("ep-1").build()));
    done(ingest(NOW, kept));

    assertThat(done(store.episodes().deleteEpisode(write(DELETE_EPISODE), "ep-1"))).isTrue();
    assertThat(done(store.episodes().deleteEpisode(write(DELETE_EPISODE), "ep-1"))).isFalse();
    assertThat(list(NOW)).containsExactly(kept);
  }

  @Test
  void deleteEpisode_expired_isDoneAndFalse() {
    done(ingest(NOW, episode("ep-1").expires(NOW + 1).build()));

    assertThat(done(store.episodes().deleteEpisode(writeAt(DELETE_EPISODE, NOW + 1), "ep-1")))
        .isFalse();
  }
}
