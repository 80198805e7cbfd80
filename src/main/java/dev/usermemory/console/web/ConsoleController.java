package dev.usermemory.console.web;

import dev.usermemory.console.Console;
import dev.usermemory.console.ConsoleFile;
import dev.usermemory.http.problem.ProblemCode;
import dev.usermemory.http.problem.RequestProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Hands out the page of the console and its files, which are read when somebody first asks. */
@RestController
@ConditionalOnBooleanProperty("usermemory.console.enabled")
class ConsoleController {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "svg", "image/svg+xml");

  /** As browsers and programs ask for it; refused with a weight of 0. */
  private static final Pattern GZIP =
      Pattern.compile("(?i)(^|[ ,])gzip\\s*(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))(?=[,;\\s]|$)");

  private final Supplier<Console> files = SingletonSupplier.of(Console::read);

  /** The page's own addresses are relative, so that a proxy may put it below another path. */
  @GetMapping("/console")
  void withoutSlash(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_PERMANENT_REDIRECT);
    response.setHeader(HttpHeaders.LOCATION, "console/");
  }

  @GetMapping("/console/")
  void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Console console = files.get();
    response.setHeader("Content-Security-Policy", console.policy());
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
    send(console.index(), "no-cache", request, response);
  }

  /** The page of another build, while an update goes on, may ask: that answer is not to be kept. */
  @GetMapping("/console/{version}/{*file}")
  void file(
      @PathVariable String version,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Console console = files.get();
    ConsoleFile found =
        console
            .find(file.replaceFirst("^/", ""))
            .orElseThrow(() ->
                RequestProblemException.of(ProblemCode.NOT_FOUND, "The console has no such file."));
    boolean current = version.equals(console.version());
    send(found, current ? "max-age=31536000, immutable" : "no-store", request, response);
  }

  private static void send(
      ConsoleFile file, String caching, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, caching);
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    boolean zipped = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    String tag = '"' + file.tag() + (zipped ? "-gzip" : "") + '"';
    if (new ServletWebRequest(request, response).checkNotModified(tag)) {
      return;
    }
    byte[] body = zipped ? file.zipped() : file.content();
    if (zipped) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.setContentType(type(file.name()));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    return accepted != null && GZIP.matcher(accepted).find();
  }

  private static String type(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("the console has no type for " + name);
    }
    return type;
  }
}
