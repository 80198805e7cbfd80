package dev.usermemory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service; every setting it reads is listed in {@code .env.example}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class UserMemoryApplication {

  public static void main(String[] args) {
    SpringApplication.run(UserMemoryApplication.class, args);
  }
}
