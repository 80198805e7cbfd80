package dev.usermemory.http.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the protocol of this package into Tomcat. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedConnections(
      ConnectionProperties connections) {
    long heapBytes = Runtime.getRuntime().maxMemory();
    return factory -> {
      factory.setProtocol(PatientProtocol.class.getName());
      factory.addConnectorCustomizers(connector -> {
        if (connector.getProtocolHandler() instanceof PatientProtocol protocol) {
          boolean tls = Ssl.isEnabled(factory.getSsl());
          protocol.limit(
              new Patience(connections.patience()), connections.capacity(heapBytes, tls));
        }
      });
    };
  }
}
