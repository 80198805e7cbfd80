package dev.usermemory.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * What browsers and caches are told with every answer, also with those that never reach a filter:
 * keep no copy, guess no type, show it in no page, and pass on no address, which may name a person.
 * A page that needs more replaces the policy with {@code setHeader}.
 */
final class ProtectiveHeaders extends ValveBase {

  /** An answer is data: it loads nothing, runs nothing, and is shown in no frame. */
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** A year, as browsers' lists of such hosts ask for. */
  static final String TLS_ONLY = "max-age=31536000";

  ProtectiveHeaders() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", NOTHING);
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Referrer-Policy", "no-referrer");
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", TLS_ONLY);
    }
    getNext().invoke(request, response);
  }
}
