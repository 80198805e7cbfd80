package dev.usermemory.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.scenarios.Calls.End;
import dev.usermemory.scenarios.Campaign.Outbox;
import dev.usermemory.tier.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Callers that never call again, while everything goes wrong: who was told that it is stored finds
 * it stored, once and whole, and nobody who was erased comes back.
 */
@Isolated("its callers wait no longer than the real ones")
@EnabledIf("dev.usermemory.store.convex.ConvexHarness#isAvailable")
class NeverRepeatedIT {

  private static final int PER_SECOND = 20;
  private static final int CALLS = Tier.cases(150, 10_000);
  private static final int KILLS = Tier.cases(2, 20);

  /** A machine that is busy with something else may be late; the night is quiet. */
  private static final int LATE = Tier.cases(8, 0);

  /** Of the calls in random trouble one in a hundred meets two delays that fill its whole wait. */
  private static final int UNLUCKY = 2;

  private static final Duration WINDOW = Duration.ofMillis(Tier.cases(700, 2_000));
  private static final Duration CALM = Duration.ofMillis(Tier.cases(300, 1_000));

  /** That the outbox is on only adds to what holds. */
  @ParameterizedTest
  @EnumSource
  void finalizes_whatWasPromisedIsKeptOnceAndWhole(Outbox outbox, @TempDir Path folder)
      throws Exception {
    try (var campaign = new Campaign(folder, outbox, PER_SECOND)) {
      while (campaign.sent() < CALLS || campaign.kills() < KILLS) {
        allTroubles(campaign);
        campaign.verify();
      }
      report("campaign, outbox " + outbox, campaign);
      assertThat(campaign.erased()).isPositive();
      assertThat(campaign.count(End.STORED) + campaign.count(End.QUEUED)).isPositive();
      assertThat(campaign.count(End.OTHER)).isZero();
      assertThat(campaign.count(End.TOO_LATE)).isLessThanOrEqualTo(LATE);
      if (outbox == Outbox.ON) {
        assertThat(campaign.count(End.REFUSED)).isZero();
      }
    }
  }

  /** At the rate at which 27, 27, all and half of them were lost once. */
  @ParameterizedTest
  @EnumSource
  void finalizes_troubleShorterThanTheirCallersWait_areAllKept(Outbox outbox, @TempDir Path folder)
      throws Exception {
    try (var campaign = new Campaign(folder, outbox, 5)) {
      campaign.trouble(Trouble.OUTAGE, Duration.ofSeconds(1));
      campaign.callFor(Duration.ofSeconds(1));
      campaign.trouble(Trouble.OUTAGE, Duration.ofSeconds(2));
      campaign.callFor(Duration.ofSeconds(2));
      campaign.trouble(Trouble.SLOWNESS, Duration.ofSeconds(3));
      campaign.trouble(Trouble.RANDOM, Duration.ofSeconds(3));
      campaign.verify();
      report("short trouble, outbox " + outbox, campaign);
      assertThat(campaign.count(End.STORED) + campaign.count(End.QUEUED))
          .isBetween(campaign.sent() - (outbox == Outbox.ON ? 0 : UNLUCKY), campaign.sent());
      assertThat(campaign.count(End.REFUSED))
          .isEqualTo(campaign.sent() - campaign.count(End.STORED) - campaign.count(End.QUEUED));
    }
  }

  /** Those are refused whose whole wait it fills, and nobody when writes can wait instead. */
  @Tag("nightly")
  @ParameterizedTest
  @EnumSource
  void finalizes_longOutage_losesThoseWhoseWholeWaitItFills(Outbox outbox, @TempDir Path folder)
      throws Exception {
    try (var campaign = new Campaign(folder, outbox, 5)) {
      campaign.callFor(CALM);
      campaign.trouble(Trouble.OUTAGE, Duration.ofSeconds(10));
      campaign.callFor(CALM);
      campaign.verify();
      report("outage of 10 s, outbox " + outbox, campaign);
      assertThat(campaign.count(End.REFUSED))
          .isLessThanOrEqualTo(outbox == Outbox.ON ? 0 : (10 - 4) * 5);
      assertThat(campaign.count(End.TOO_LATE) + campaign.count(End.BROKEN)).isZero();
    }
  }

  private static void allTroubles(Campaign campaign) throws Exception {
    for (Trouble trouble : Trouble.values()) {
      campaign.callFor(CALM);
      campaign.trouble(trouble, WINDOW);
      if (campaign.kills() < KILLS && isDeadly(trouble, campaign.kills())) {
        campaign.kill(trouble, CALM);
      }
    }
    campaign.callFor(CALM);
  }

  /** One kind of trouble after the other. */
  private static boolean isDeadly(Trouble trouble, int kills) {
    return trouble.ordinal() % 2 == kills % 2;
  }

  private static void report(String name, Campaign campaign) throws IOException {
    String ends =
        Arrays.stream(End.values())
            .map(end -> end + " " + campaign.count(end))
            .collect(Collectors.joining(", "));
    Files.writeString(
        Path.of("target", "never-repeated.txt"),
        name
            + ": %d calls, %d kills, %d people erased: %s%n"
                .formatted(campaign.sent(), campaign.kills(), campaign.erased(), ends),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
