package dev.usermemory.http;

import dev.usermemory.http.problem.ProblemErrorReportValve;
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
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the building blocks of this package into Spring MVC, Jackson and Tomcat. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

  /** Just inside Spring's observation, so that it counts a refusal by its status and not as 500. */
  private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 5;

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new PageRequestResolver());
    resolvers.add(new WireEnumResolver());
    resolvers.add(new CallerKeyResolver());
    resolvers.add(new CallerZoneResolver());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
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
  FilterRegistrationBean<Filter> requestLogFilter(UserIdHash userIdHash) {
    return filter(new RequestLogFilter(userIdHash), OUTERMOST);
  }

  @Bean
  FilterRegistrationBean<Filter> limitsFilter(HttpProperties http) {
    return filter(new LimitsFilter(http), OUTERMOST + 20);
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

  /** Sends what is usual in one system call; Tomcat's 8 KB halve the throughput of contexts. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> responsesInOnePiece() {
    String bytes = String.valueOf(DataSize.ofKilobytes(64).toBytes());
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("socket.appWriteBufSize", bytes));
  }

  private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
