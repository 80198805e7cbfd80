package dev.usermemory;

import dev.usermemory.backup.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the service, or does what the first argument names instead; every setting it reads is
 * listed in {@code .env.example}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UserMemoryApplication {

  public static void main(String[] args) {
    if (Commands.accept(args)) {
      System.exit(Commands.run(args));
    }
    SpringApplication.run(UserMemoryApplication.class, args);
  }
}
