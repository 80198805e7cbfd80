package dev.usermemory.access.web;

import dev.usermemory.access.Caller;
import dev.usermemory.access.Route;
import dev.usermemory.http.RequestLog;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who sends a request and by which route, for whatever comes after {@link AccessFilter}. */
public final class Calls {

  private static final String CALLER = Calls.class.getName() + ".caller";
  private static final String ROUTE = Calls.class.getName() + ".route";

  private static final String VALIDITY = Calls.class.getName() + ".validity";

  private Calls() {}

  /** Nobody in particular on a route that is open to everybody. */
  public static Optional<Caller> caller(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(CALLER));
  }

  /** Empty for what has no rule, and so answers only that it is not there. */
  public static Optional<Route> route(HttpServletRequest request) {
    return Optional.ofNullable((Route) request.getAttribute(ROUTE));
  }

  /** Tells at any later time whether the caller would still be let in. */
  public static BooleanSupplier validity(HttpServletRequest request) {
    return request.getAttribute(VALIDITY) instanceof BooleanSupplier valid ? valid : () -> true;
  }

  static void setValidity(HttpServletRequest request, BooleanSupplier valid) {
    request.setAttribute(VALIDITY, valid);
  }

  static void setCaller(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
    RequestLog.setCaller(request, caller.name());
  }

  static void setRoute(HttpServletRequest request, Route route) {
    request.setAttribute(ROUTE, route);
  }
}
