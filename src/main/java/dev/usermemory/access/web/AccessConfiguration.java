package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import dev.usermemory.access.Callers;
import dev.usermemory.access.limit.LimitTelemetry;
import dev.usermemory.access.limit.RateLimits;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Puts this room in front of everything. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

  /** Behind the request's line in the log, and before anything that reads a body. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 15;

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

  /** The first of those that ask, in this order: by which name, from whose page, who. */
  @Bean
  FilterRegistrationBean<Filter> hostFilter(AccessProperties access) {
    return filter(new HostFilter(new Hosts(access)), FIRST);
  }

  @Bean
  FilterRegistrationBean<Filter> originFilter(AccessProperties access) {
    return filter(cors(new Origins(access)), FIRST + 1);
  }

  @Bean
  FilterRegistrationBean<Filter> accessFilter(AccessProperties access, Callers callers) {
    return filter(new AccessFilter(access, callers, new Origins(access)), FIRST + 2);
  }

  /** All mappings have it, those of the actuator, too. */
  @Bean
  MappedInterceptor denyByDefault() {
    return new MappedInterceptor(null, new DenyByDefault());
  }

  private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
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
