package dev.usermemory.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that browsers will ask for is there, and nothing else. */
class ConsoleFilesTest {

  private static final String STATIC =
      "(?m)(?:^|[;}])\\s*(?:import|export)(?:[^\"'();]*?\\bfrom)?\\s*[\"']([^\"']+)[\"']";
  private static final Pattern STATIC_IMPORT = Pattern.compile(STATIC);
  private static final Pattern IMPORT =
      Pattern.compile(STATIC + "|\\bimport\\(\\s*[\"']([^\"']+)[\"']\\s*\\)");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final JsonMapper JSON = new JsonMapper();

  private final ConsoleFiles files = ConsoleFiles.read();

  @Test
  void files_areThoseOfTheSources() throws IOException {
    var expected = new TreeSet<String>();
    expected.add("index.html");
    for (var folder :
        Map.of(
                "clients/console/app", "app",
                "clients/elements/src", "elements",
                "clients/typescript/dist", "client")
            .entrySet()) {
      Path root = Path.of(folder.getKey());
      try (Stream<Path> paths = Files.walk(root)) {
        paths
            .filter(path -> path.toString().matches(".*\\.(js|css|svg)"))
            .forEach(path -> expected.add(folder.getValue() + "/" + root.relativize(path)));
      }
    }

    assertThat(files.all())
        .extracting(ConsoleFile::name)
        .filteredOn(name -> !name.startsWith("lib/"))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void imports_leadToFiles() {
    assertThat(reached(IMPORT, "app/main.js", "elements/index.js"))
        .contains(
            "app/people-page.js", // which is fetched when somebody goes there
            "elements/list/memory-fact.js",
            "client/generated/operations.js",
            "lib/lit-html/directives/repeat.js",
            "lib/lit__reactive-element/css-tag.js");
  }

  /** So that a browser asks for all at once, and not for each when it has read the one before. */
  @Test
  void page_preloadsWhatItsScriptImports() {
    Set<String> needed = reached(STATIC_IMPORT, "app/main.js");
    var preloaded =
        Pattern.compile("<link rel=\"modulepreload\" href=\"\\./\\{version}/([^\"]+)\" />")
            .matcher(index())
            .results()
            .map(link -> link.group(1));

    assertThat(preloaded).containsExactlyElementsOf(needed);
  }

  /** A host application gets them from npm, in the version that the checks of types know. */
  @Test
  void libraries_areThoseOfNpm() throws IOException {
    JsonNode npm = JSON.readTree(Files.readString(Path.of("package-lock.json"))).get("packages");
    String pom = Files.readString(Path.of("pom.xml"));
    var libraries =
        Map.of(
            "lit", "lit",
            "lit-element", "lit-element",
            "lit-html", "lit-html",
            "@lit/reactive-element", "lit-reactive-element",
            "chart.js", "chart.js",
            "@kurkle/color", "kurkle-color");

    libraries.forEach((name, property) ->
        assertThat(pom)
            .contains(
                "<%1$s.version>%2$s</%1$s.version>"
                    .formatted(
                        property, npm.get("node_modules/" + name).get("version").asString())));
  }

  private Set<String> reached(Pattern kind, String... from) {
    Map<String, String> map = importMap();
    var reached = new TreeSet<String>();
    var next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      String name = next.remove();
      if (reached.add(name)) {
        assertThat(files.find(name)).as(name).isPresent();
        imports(kind, files.find(name).orElseThrow())
            .forEach(module -> next.add(resolved(name, module, map)));
      }
    }
    return reached;
  }

  private static Set<String> imports(Pattern kind, ConsoleFile file) {
    var found = new TreeSet<String>();
    String source = new String(file.content(), StandardCharsets.UTF_8);
    Matcher imports = kind.matcher(COMMENT.matcher(source).replaceAll(" "));
    while (imports.find()) {
      found.add(
          imports.group(1) == null && imports.groupCount() > 1
              ? imports.group(2)
              : imports.group(1));
    }
    return found;
  }

  private static String resolved(String from, String module, Map<String, String> map) {
    if (module.startsWith(".")) {
      return URI.create("/" + from).resolve(module).getPath().substring(1);
    }
    return map.entrySet().stream()
        .filter(entry ->
            entry.getKey().equals(module)
                || entry.getKey().endsWith("/") && module.startsWith(entry.getKey()))
        .map(entry -> entry.getValue() + module.substring(entry.getKey().length()))
        .findFirst()
        .orElse("nothing for " + module);
  }

  private Map<String, String> importMap() {
    String json = index().replaceFirst("(?s).*<script type=\"importmap\">(.*?)</script>.*", "$1");
    var map = new TreeMap<String, String>();
    JSON.readTree(json)
        .get("imports")
        .properties()
        .forEach(entry ->
            map.put(entry.getKey(), entry.getValue().asString().replace("./{version}/", "")));
    return map;
  }

  private String index() {
    return new String(files.find("index.html").orElseThrow().content(), StandardCharsets.UTF_8);
  }
}
