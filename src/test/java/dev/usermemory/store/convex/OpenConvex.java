package dev.usermemory.store.convex;

import dev.usermemory.assessment.AssessmentStore;
import dev.usermemory.context.ContextStore;
import dev.usermemory.contract.StoreUnderTest;
import dev.usermemory.kernel.Secret;
import dev.usermemory.kernel.StorePolicy;
import dev.usermemory.kernel.StoreProbe;
import dev.usermemory.memory.episode.EpisodeStore;
import dev.usermemory.memory.fact.FactStore;
import dev.usermemory.memory.goal.GoalStore;
import dev.usermemory.memory.preference.PreferenceStore;
import dev.usermemory.memory.profile.ProfileStore;
import dev.usermemory.memory.session.SessionStore;
import dev.usermemory.memory.skill.TrackedSkillStore;
import dev.usermemory.privacy.consent.ConsentStore;
import dev.usermemory.privacy.erasure.ErasureStore;
import dev.usermemory.privacy.transfer.ExportStore;
import dev.usermemory.privacy.transfer.ImportStore;
import dev.usermemory.progress.GamificationStore;
import dev.usermemory.progress.ProgressStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import reactor.netty.resources.ConnectionProvider;

/** The real gateway in front of a deployment, and its ports. */
public record OpenConvex(
    ConnectionProvider connections,
    ConvexMemoryStore memory,
    ConvexPrivacyStore privacy,
    StoreProbe probe)
    implements StoreUnderTest {

  /** Patient: it fails only when the deployment does. */
  public static OpenConvex at(URI url, StorePolicy policy) {
    return at(url, policy, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }

  public static OpenConvex at(
      URI url, StorePolicy policy, Duration timeout, Duration attemptTimeout) {
    var properties =
        new ConvexProperties(
            url,
            new Secret(ConvexHarness.KEY),
            timeout,
            attemptTimeout,
            Duration.ofSeconds(5),
            10,
            Duration.ofMillis(5),
            16,
            Duration.ofMillis(100));
    var configuration = new ConvexConfiguration();
    var connections = configuration.convexConnections(properties);
    var gateway = configuration.convexGateway(properties, connections, new SimpleMeterRegistry());
    var calls = new ConvexCalls(gateway, ConvexJson.mapper(), policy);
    return new OpenConvex(
        connections,
        configuration.convexMemoryStore(calls),
        configuration.convexPrivacyStore(calls),
        configuration.storeProbe(calls, properties));
  }

  @Override
  public FactStore facts() {
    return memory;
  }

  @Override
  public EpisodeStore episodes() {
    return memory;
  }

  @Override
  public GoalStore goals() {
    return memory;
  }

  @Override
  public PreferenceStore preferences() {
    return memory;
  }

  @Override
  public ProfileStore profiles() {
    return memory;
  }

  @Override
  public TrackedSkillStore trackedSkills() {
    return memory;
  }

  @Override
  public SessionStore sessions() {
    return memory;
  }

  @Override
  public ProgressStore progress() {
    return memory;
  }

  @Override
  public GamificationStore gamification() {
    return memory;
  }

  @Override
  public AssessmentStore assessments() {
    return memory;
  }

  @Override
  public ConsentStore consents() {
    return memory;
  }

  @Override
  public ErasureStore erasure() {
    return privacy;
  }

  @Override
  public ExportStore export() {
    return privacy;
  }

  @Override
  public ImportStore imports() {
    return privacy;
  }

  @Override
  public ContextStore contexts() {
    return memory;
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
