package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.access.Callers;
import dev.usermemory.access.limit.LimitTelemetry;
import dev.usermemory.access.limit.RateLimits;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Puts this room in front of everything: one chain of Spring Security, with no filter that is not
 * ours or needed.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

  /** Headers that a listed page may send. */
  private static final List<String> SENT =
      List.of(
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "X-Request-Id",
          "X-Time-Zone",
          "X-User-Id",
          "traceparent",
          "tracestate");

  /** Headers that it may read. */
  private static final List<String> ANSWERED =
      List.of(
          "ETag",
          "Idempotency-Replayed",
          "Location",
          RateLimiter.LIMIT,
          RateLimiter.POLICY,
          "Retry-After",
          "X-Request-Id");

  private final RateLimits limits;
  private final LimitTelemetry telemetry;

  AccessConfiguration(RateLimits limits, LimitTelemetry telemetry) {
    this.limits = limits;
    this.telemetry = telemetry;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new RateLimiter(limits, telemetry));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CallerResolver());
  }

  /** In the order in which they ask: by which name, from whose page, who. */
  @Bean
  SecurityFilterChain accessChain(AccessProperties access, Callers callers) {
    var origins = new Origins(access);
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE,
        new HostFilter(new Hosts(access)),
        cors(origins),
        new AccessFilter(access, callers, origins));
  }

  /** Spring Boot looks for the chain under this name. */
  @Bean
  Filter springSecurityFilterChain(SecurityFilterChain chain) {
    var proxy = new FilterChainProxy(chain);
    proxy.setFirewall(new PathsAsSent());
    return proxy;
  }

  /** All mappings have it, those of the actuator, too. */
  @Bean
  MappedInterceptor denyByDefault() {
    return new MappedInterceptor(null, new DenyByDefault());
  }

  /** Only for pages that are listed: {@link AccessFilter} refuses the others. */
  private static Filter cors(Origins origins) {
    var listed = new CorsConfiguration();
    listed.setAllowedOrigins(origins.listed());
    listed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    listed.setAllowedHeaders(SENT);
    listed.setExposedHeaders(ANSWERED);
    listed.setMaxAge(Duration.ofMinutes(10));
    return new CorsFilter(_ -> listed) {
      @Override
      protected boolean shouldNotFilter(HttpServletRequest request) {
        return !origins.isListed(request.getHeader(HttpHeaders.ORIGIN));
      }
    };
  }
}
