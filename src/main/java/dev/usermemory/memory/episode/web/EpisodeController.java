package dev.usermemory.memory.episode.web;

import dev.usermemory.http.ListResponse;
import dev.usermemory.http.Replies;
import dev.usermemory.kernel.CallerKey;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import dev.usermemory.kernel.validation.Label;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.EpisodeService;
import dev.usermemory.memory.episode.NewEpisode;
import dev.usermemory.memory.web.LeftBehind;
import jakarta.validation.Valid;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Episodes over HTTP. */
@RestController
@RequestMapping(path = "/v1/mem/{userId}/episodes", produces = MediaType.APPLICATION_JSON_VALUE)
class EpisodeController {

  private final EpisodeService episodes;

  EpisodeController(EpisodeService episodes) {
    this.episodes = episodes;
  }

  @GetMapping
  ListResponse<Episode> list(@PathVariable UserId userId, PageRequest page) {
    return ListResponse.of(episodes.list(userId, page));
  }

  @PostMapping
  ResponseEntity<Object> ingest(
      @PathVariable UserId userId, CallerKey key, @Valid @RequestBody NewEpisode request) {
    return Replies.of(
        episodes.ingest(userId, key, request),
        HttpStatus.CREATED,
        HttpStatus.OK,
        Function.identity());
  }

  @DeleteMapping("/{episodeId}")
  ResponseEntity<Object> delete(
      @PathVariable UserId userId,
      @PathVariable @Label String episodeId,
      @RequestParam(defaultValue = "false") boolean cascade,
      CallerKey key) {
    if (cascade) {
      return Replies.deleted(episodes.deleteWithOrigins(userId, key, episodeId));
    }
    LeftBehind left = LeftBehind.of(() -> episodes.sameAssessment(userId, episodeId));
    return Replies.ok(episodes.delete(userId, key, episodeId), left::after);
  }

  @GetMapping("/{episodeId}/same-assessment")
  ResponseEntity<Object> sameAssessment(
      @PathVariable UserId userId, @PathVariable @Label String episodeId) {
    return Replies.read(episodes.sameAssessment(userId, episodeId));
  }
}
