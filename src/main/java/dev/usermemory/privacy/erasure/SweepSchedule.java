package dev.usermemory.privacy.erasure;

import dev.usermemory.kernel.ConflictException;
import dev.usermemory.kernel.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Sweeps every hour, or as configured, unless the store does so. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SweepSchedule implements SchedulingConfigurer {

  private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

  private static final Duration WATCH_CLOCK_EVERY = Duration.ofMinutes(1);

  private final ExpirySweeper sweeper;
  private final SweepProperties properties;
  private final ErasureStore store;

  SweepSchedule(ExpirySweeper sweeper, SweepProperties properties, ErasureStore store) {
    this.sweeper = sweeper;
    this.properties = properties;
    this.store = store;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.addFixedDelayTask(
        new FixedDelayTask(this::watchClock, WATCH_CLOCK_EVERY, Duration.ZERO));
    if (sweepPlan().enabled()) {
      registrar.addFixedDelayTask(
          new FixedDelayTask(this::sweep, properties.interval(), properties.initialDelay()));
    }
  }

  /** What this instance has to do about what expires. */
  @Bean
  SweepPlan sweepPlan() {
    boolean enabled = properties.enabled() == null ? !store.purgesByItself() : properties.enabled();
    return new SweepPlan(enabled, properties.interval());
  }

  private void watchClock() {
    try {
      sweeper.watchClock();
    } catch (StoreException e) {
      // whatever else needs the store says so
    }
  }

  /** What has expired is invisible anyway, so that a failed sweep can wait for the next. */
  private void sweep() {
    try {
      sweeper.sweep(false);
    } catch (ConflictException e) {
      // the clock is not believed, which its guard has said
    } catch (RuntimeException e) {
      log.warn("sweep failed={}", e.getClass().getSimpleName());
    }
  }
}
