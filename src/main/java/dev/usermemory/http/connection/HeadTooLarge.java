package dev.usermemory.http.connection;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;

/**
 * Tells a request whose head is too large from one that is malformed; Tomcat answers 400 to both
 * (RFC 9110, section 15.5.15, and RFC 6585, section 5). Only its messages tell them apart.
 *
 * @param tooLong what Tomcat says of a head that does not fit into its buffer
 * @param tooMany and of one with more headers than allowed
 */
record HeadTooLarge(String tooLong, String tooMany) {

  /**
   * Servers and proxies should carry an address of 8,000 bytes; a longer one is at fault itself.
   */
  private static final int LONG_ADDRESS = 8_000;

  private static final int TOO_LARGE = 431;

  static HeadTooLarge of(int maxHeaders) {
    return new HeadTooLarge(
        StringManager.getManager(Http11InputBuffer.class)
            .getString("iib.requestheadertoolarge.error"),
        StringManager.getManager(MimeHeaders.class).getString("headers.maxCountFail", maxHeaders));
  }

  /** 414 or 431 for a head that is too large, and for any other what it was. */
  int status(int before, Throwable failure, Request request) {
    String reason = failure.getMessage();
    if (tooMany.equals(reason)) {
      return TOO_LARGE;
    }
    return tooLong.equals(reason) ? tooLong(request) : before;
  }

  private static int tooLong(Request request) {
    int address = request.requestURI().getLength() + request.queryString().getLength();
    boolean unfinished = request.requestURI().isNull();
    return unfinished || address > LONG_ADDRESS
        ? HttpServletResponse.SC_REQUEST_URI_TOO_LONG
        : TOO_LARGE;
  }
}
