package dev.usermemory.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * All that the console consists of: its pages, the elements, the TypeScript client and the
 * libraries that they use. Nothing else on the class path can be asked for.
 */
final class ConsoleFiles {

  private static final String OWN = "/console/";
  private static final String WEBJARS = "/META-INF/resources/webjars/";

  /** What browsers need of the libraries; the rest of them is for Node.js and for debuggers. */
  private static final String[] LIBRARIES = {
    "lit/*/*.js",
    "lit/*/directives/*.js",
    "lit-html/*/*.js",
    "lit-html/*/directives/*.js",
    "lit-element/*/*.js",
    "lit__reactive-element/*/*.js",
    "chart.js/*/auto/auto.js",
    "chart.js/*/dist/chart.js",
    "chart.js/*/dist/helpers.js",
    "chart.js/*/dist/chunks/*.js",
    "kurkle__color/*/dist/color.esm.js"
  };

  private final Map<String, ConsoleFile> files;

  private ConsoleFiles(Map<String, ConsoleFile> files) {
    this.files = files;
  }

  /** Of the class path: {@code lib/lit/index.js} is in the library's jar, whatever its version. */
  static ConsoleFiles read() {
    var files = new TreeMap<String, ConsoleFile>();
    var patterns = new PathMatchingResourcePatternResolver();
    try {
      add(files, patterns, "console/**/*.*", OWN, "");
      for (String library : LIBRARIES) {
        add(files, patterns, WEBJARS.substring(1) + library, WEBJARS, "lib/");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ConsoleFiles(files);
  }

  private static void add(
      Map<String, ConsoleFile> files,
      ResourcePatternResolver patterns,
      String pattern,
      String root,
      String prefix)
      throws IOException {
    for (Resource resource : patterns.getResources("classpath*:" + pattern)) {
      String path = resource.getURL().getPath();
      String below = path.substring(path.lastIndexOf(root) + root.length());
      String name = prefix.isEmpty() ? below : prefix + withoutVersion(below);
      files.put(name, new ConsoleFile(name, resource.getContentAsByteArray()));
    }
  }

  private static String withoutVersion(String path) {
    return path.replaceFirst("/[^/]+/", "/");
  }

  Optional<ConsoleFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** In the order of their names. */
  Iterable<ConsoleFile> all() {
    return files.values();
  }
}
