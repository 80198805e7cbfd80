package dev.usermemory.access.web;

import dev.usermemory.access.AccessProperties;
import java.net.InetAddress;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Checks where the service would listen: a service that asks for no credentials must not be
 * reachable by other machines.
 */
@Component
class ListenGuard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  private static final int MAX_PORT = 65_535;

  private final AccessProperties access;

  ListenGuard(AccessProperties access) {
    this.access = access;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE; // after the address has been set
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    InetAddress address = factory.getAddress();
    if (address == null) { // an empty SERVER_ADDRESS, which Tomcat would take for every address
      address = InetAddress.getLoopbackAddress();
      factory.setAddress(address);
    }
    if (factory.getPort() < 0 || factory.getPort() > MAX_PORT) {
      throw new InvalidConfigurationPropertyValueException(
          "server.port", null, "must be a port, 0 to " + MAX_PORT);
    }
    if (!address.isLoopbackAddress() && !access.asksForCredentials()) {
      throw new UnprotectedAddressException();
    }
  }
}
