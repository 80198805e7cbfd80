package dev.usermemory.scenarios;

import dev.usermemory.UserMemoryApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The service, asking for more memory than there is when it is told to. */
final class OutOfMemoryService {

  /** The header that says in which thread. */
  static final String WHERE = "X-Too-Much";

  private OutOfMemoryService() {}

  /** Asks for too much before any request that asks for it, as no route may be added. */
  @Component
  static class Glutton implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
      interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      switch (request.getHeader(WHERE)) {
        case "here" -> tooMuch();
        case "elsewhere" -> Thread.ofPlatform().start(this::tooMuch);
        case null, default -> {}
      }
      return true;
    }

    private int tooMuch() {
      return new long[Integer.MAX_VALUE / 2].length;
    }
  }

  public static void main(String[] args) {
    SpringApplication.run(new Class<?>[] {UserMemoryApplication.class, Glutton.class}, args);
  }
}
