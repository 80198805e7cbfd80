package dev.usermemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.json.JsonMapper;

/** A decision says what holds it, and no document points at something that is not there. */
class DecisionRecordsTest {

  private static final Path INDEX = Path.of("docs/adr/README.md");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static final List<Path> DOCUMENTS =
      Stream.concat(files(Path.of(""), 1), files(Path.of("docs"), 9))
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
  private static final List<Path> DECISIONS =
      DOCUMENTS.stream()
          .filter(file -> file.startsWith(INDEX.getParent()) && !file.equals(INDEX))
          .toList();
  private static final Set<String> CLASSES =
      files(Path.of("src"), 99)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toUnmodifiableSet());

  @ParameterizedTest
  @FieldSource("DECISIONS")
  void decision_hasATitleAStatusAndAKeeper(Path decision) {
    assertThat(decision.getFileName().toString()).matches("\\d{4}(-[a-z0-9]+)+\\.md");
    assertThat(read(decision))
        .containsPattern("\\A# \\S.*\n\nStatus: (accepted|superseded by \\[.+\\]\\(.+\\))\n\n")
        .containsPattern("\nHeld by: .*[`\\[].*\n\\z");
  }

  /** A class of ours, or a file such as {@code convex/rules.test.ts}. */
  @ParameterizedTest
  @FieldSource("DECISIONS")
  void keepers_exist(Path decision) {
    String keepers = read(decision).split("\nHeld by: ")[1];

    assertThat(found(CODE, keepers))
        .allMatch(name -> CLASSES.contains(name) || Files.isRegularFile(Path.of(name)));
  }

  @Test
  void index_listsEveryDecisionOnce() {
    List<String> names =
        DECISIONS.stream().map(file -> file.getFileName().toString()).sorted().toList();

    assertThat(names).isNotEmpty();
    assertThat(names.stream().map(name -> name.substring(0, 4))).doesNotHaveDuplicates();
    assertThat(found(LINK, read(INDEX))).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void dependencies_haveTheirReason() {
    String reasons =
        DECISIONS.stream().map(DecisionRecordsTest::read).collect(Collectors.joining());
    Pattern artifact =
        Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)<");
    Stream<String> packages =
        JsonMapper.shared()
            .readTree(read(Path.of("package.json")))
            .path("devDependencies")
            .propertyNames()
            .stream();

    assertThat(Stream.concat(found(artifact, read(Path.of("pom.xml"))).stream(), packages))
        .isNotEmpty()
        .allMatch(name -> reasons.contains("`" + name + "`"));
  }

  @ParameterizedTest
  @FieldSource("DOCUMENTS")
  void links_leadSomewhere(Path document) {
    assertThat(found(LINK, read(document)))
        .filteredOn(link -> !link.matches("(https?|mailto):.*"))
        .allMatch(link -> exists(document, link));
  }

  private static boolean exists(Path document, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** The names that headings have in links. */
  private static List<String> anchors(Path document) {
    return found(Pattern.compile("(?m)^#+ (.+)$"), read(document)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static Stream<Path> files(Path folder, int depth) {
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
