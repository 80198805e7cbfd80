package dev.usermemory;

import dev.usermemory.backup.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;

/**
 * Starts the service, or does what the first argument names instead; every setting it reads is
 * listed in {@code .env.example}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UserMemoryApplication {

  /** Of the JDK, see {@link Thread}. */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  public static void main(String[] args) {
    if (Commands.accept(args)) {
      System.exit(Commands.run(args));
    }
    carryVirtualThreads();
    service().run(args);
  }

  /**
   * Twice as many threads as processors, before the first virtual one starts: those that go on take
   * no notice of those that wait to, so that some must be left when every processor has work.
   */
  private static void carryVirtualThreads() {
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, "" + 2 * Runtime.getRuntime().availableProcessors());
    }
  }

  /**
   * {@code DEBUG} or {@code TRACE} in an environment that is shared with others would have Tomcat
   * and Spring log whole requests: the level of our own log is {@code LOG_LEVEL}, that of theirs
   * stays.
   */
  private static SpringApplication service() {
    var service = new SpringApplication(UserMemoryApplication.class);
    for (ApplicationListener<?> listener : service.getListeners()) {
      if (listener instanceof LoggingApplicationListener logging) {
        logging.setParseArgs(false);
      }
    }
    return service;
  }
}
