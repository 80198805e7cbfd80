package dev.usermemory.scenarios;

import dev.usermemory.UserMemoryApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service with two more paths, which need more memory than there is. */
final class OutOfMemoryService {

  private OutOfMemoryService() {}

  @RestController
  static class Glutton {

    @GetMapping("/too-much")
    int tooMuch() {
      return new long[Integer.MAX_VALUE / 2].length;
    }

    @GetMapping("/too-much-elsewhere")
    void tooMuchElsewhere() {
      Thread.ofPlatform().start(this::tooMuch);
    }
  }

  public static void main(String[] args) {
    SpringApplication.run(new Class<?>[] {UserMemoryApplication.class, Glutton.class}, args);
  }
}
