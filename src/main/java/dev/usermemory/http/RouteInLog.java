package dev.usermemory.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells the lines of a request which route it took, as soon as that is known. */
final class RouteInLog implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    RequestLog.tellRoute(request);
    return true;
  }
}
