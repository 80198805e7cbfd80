package dev.usermemory.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** Backups of the running service, every so often if configured. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  @Bean
  BackupService backupService(BackupStore store, BackupProperties properties, Clock clock) {
    return new BackupService(store, properties, clock);
  }

  /** By the age of the newest, so that a restart neither forgets nor repeats one. */
  @Bean
  SchedulingConfigurer backupSchedule(
      BackupService backups, BackupProperties properties, Clock clock) {
    Duration interval = properties.interval();
    if (interval == null) {
      return registrar -> {};
    }
    var schedule = new BackupSchedule(backups, interval, clock);
    return registrar ->
        registrar.addFixedDelayTask(
            new FixedDelayTask(schedule::runIfDue, LOOK_EVERY, Duration.ofSeconds(10)));
  }

  /** One that failed is tried again after a quarter of an hour. */
  static final class BackupSchedule {

    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final BackupService backups;
    private final Duration interval;
    private final Clock clock;
    private Instant pausedUntil = Instant.MIN;

    BackupSchedule(BackupService backups, Duration interval, Clock clock) {
      this.backups = backups;
      this.interval = interval;
      this.clock = clock;
    }

    void runIfDue() {
      Instant now = clock.instant();
      boolean isDue =
          backups.newest().map(newest -> !newest.plus(interval).isAfter(now)).orElse(true);
      if (isDue && !now.isBefore(pausedUntil)) {
        try {
          backups.create();
        } catch (RuntimeException e) {
          pausedUntil = now.plus(PAUSE); // the service has logged why
        }
      }
    }
  }
}
