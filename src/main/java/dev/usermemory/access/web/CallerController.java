package dev.usermemory.access.web;

import dev.usermemory.access.Caller;
import dev.usermemory.access.Scope;
import dev.usermemory.kernel.StoreProbe;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells callers who they are, as a page asks that somebody has signed in to. */
@RestController
class CallerController {

  private final StoreProbe store;
  private final String version;

  CallerController(StoreProbe store, ObjectProvider<BuildProperties> build) {
    this.store = store;
    BuildProperties known = build.getIfAvailable();
    String built = known == null ? null : known.getVersion();
    this.version = built == null ? "development" : built;
  }

  /**
   * A caller.
   *
   * @param userId whose memory an end user reaches
   */
  record Known(
      String kind,
      String name,
      List<Scope> scopes,
      @Nullable String userId,
      String store,
      String version) {}

  @GetMapping(path = "/v1/caller", produces = MediaType.APPLICATION_JSON_VALUE)
  Known describe(Caller caller) {
    List<Scope> scopes = Arrays.stream(Scope.values()).filter(caller.scopes()::contains).toList();
    String userId = caller instanceof Caller.EndUser person ? person.userId().value() : null;
    return new Known(kind(caller), caller.name(), scopes, userId, store.name(), version);
  }

  private static String kind(Caller caller) {
    return switch (caller) {
      case Caller.EndUser _ -> "end_user";
      case Caller.ServiceToken _ -> "service";
      case Caller.Operator operator -> operator.equals(Caller.LOCAL) ? "local" : "operator";
    };
  }
}
