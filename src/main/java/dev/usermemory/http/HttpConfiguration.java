package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemErrorReportValve;
import dev.usermemory.kernel.Tracer;
import dev.usermemory.kernel.json.StrictJson;
import dev.usermemory.ops.UserIdHash;
import jakarta.servlet.Filter;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the building blocks of this package into Spring MVC, Jackson and Tomcat. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

  private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 5;

  private static final int WAITING_PER_PLACE = 8;

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PageRequestResolver());
    resolvers.add(new AnswerCodingResolver()); // before the enumerations of queries
    resolvers.add(new WireEnumResolver());
    resolvers.add(new CallerKeyResolver());
    resolvers.add(new CallerZoneResolver());
  }

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(List.of(new AcceptedTypes()));
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new RouteInLog());
    interceptors.addInterceptor(new UnknownFilters());
  }

  @Bean
  JsonFactoryBuilderCustomizer jsonLimits() {
    return StrictJson::limit;
  }

  @Bean
  JsonMapperBuilderCustomizer strictJson() {
    return StrictJson::configure;
  }

  @Bean
  FilterRegistrationBean<Filter> requestLogFilter(
      UserIdHash userIdHash, RequestTelemetry telemetry, Tracer tracer) {
    return filter(new RequestLogFilter(userIdHash, telemetry, tracer), OUTERMOST);
  }

  /** As many as the memory holds with a body of a megabyte each, in an eighth of the heap. */
  @Bean
  Turns turns(HttpProperties http) {
    int fitting = Math.clamp(Runtime.getRuntime().maxMemory() / 8 / 1_048_576, 16, 256);
    int atATime = http.maxConcurrent() == null ? fitting : http.maxConcurrent();
    return new Turns(atATime, http.atOnce(), atATime * WAITING_PER_PLACE);
  }

  @Bean
  FilterRegistrationBean<Filter> limitsFilter(HttpProperties http, Turns turns) {
    return filter(new LimitsFilter(http, turns), OUTERMOST + 20);
  }

  /** Behind what sets the scheme from a trusted proxy's headers. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> protectiveHeaders() {
    return factory -> factory.addEngineValves(new ProtectiveHeaders());
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsForTomcatsOwnErrors() {
    String valve = ProblemErrorReportValve.class.getName();
    return factory ->
        factory.addContextCustomizers(
            context -> ((StandardHost) context.getParent()).setErrorReportValveClass(valve));
  }

  private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
