package dev.usermemory.ops;

import dev.usermemory.kernel.StoreProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line once the service answers: which store, where its data is, and which address to open. */
@Component
class StartReport {

  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

  private final StoreProbe store;
  private final ServerProperties server;

  StartReport(StoreProbe store, ServerProperties server) {
    this.store = store;
    this.server = server;
  }

  @EventListener
  void report(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
        && web.getWebServer() != null) {
      String scheme = Ssl.isEnabled(server.getSsl()) ? "https://" : "http://";
      String url = scheme + host(server.getAddress()) + ":" + web.getWebServer().getPort();
      LOG.atInfo()
          .addKeyValue("store", store.name())
          .addKeyValue("data", store.description())
          .addKeyValue("open", url + "/")
          .addKeyValue("health", url + "/actuator/health")
          .log("Ready");
    }
  }

  /** An address that works in a browser on this machine. */
  private static String host(@Nullable InetAddress address) {
    if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
      return "localhost";
    }
    String host = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + host + "]" : host;
  }
}
