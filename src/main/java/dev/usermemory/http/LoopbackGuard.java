package dev.usermemory.http;

import java.net.InetAddress;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Keeps a service that asks for no credentials from being reachable by other machines. */
@Component
class LoopbackGuard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  private final AccessProperties access;

  LoopbackGuard(AccessProperties access) {
    this.access = access;
  }

  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE; // after the address has been set
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    InetAddress address = factory.getAddress();
    boolean local = address != null && address.isLoopbackAddress();
    if (!local && access.sharedSecret().isEmpty()) {
      throw new UnprotectedAddressException();
    }
  }
}
