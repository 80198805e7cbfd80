package dev.usermemory.context.web;

import dev.usermemory.context.cache.MemoryCache;
import dev.usermemory.kernel.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Forgets what is known of a person after a request that may have taken something away. */
@Configuration(proxyBeanMethods = false)
class CacheEviction implements WebMvcConfigurer, HandlerInterceptor {

  private static final Set<String> TAKING_AWAY = Set.of("PUT", "PATCH", "DELETE");

  private final MemoryCache cache;

  CacheEviction(MemoryCache cache) {
    this.cache = cache;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/v1/mem/**");
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (TAKING_AWAY.contains(request.getMethod())
        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> ids
        && ids.get("userId") instanceof String user
        && response.getStatus() < 400) {
      cache.evict(new UserId(user));
    }
  }
}
