package dev.usermemory.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the series that an expression asks for. Whatever is not known to be something else is taken
 * for a series, so that a mistake in here makes a test fail that looks for them.
 */
final class PromQl {

  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<space>\\s+)|(?<string>"[^"\\\\]*(?:\\\\.[^"\\\\]*)*")\
          |(?<number>(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)(?:ms|[smhdwy])?)\
          |(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)\
          |(?<symbol>=~|!~|!=|==|>=|<=|[-+*/%^=<>(){}\\[\\],])\
          """);

  private static final Set<String> GROUPINGS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "Inf");

  /** What follows the name of a function or of an aggregation. */
  private static final Set<String> CALLED = Set.of("(", "by", "without");

  private final List<String> tokens;
  private final List<Selector> selectors = new ArrayList<>();
  private final Set<String> groupedBy = new HashSet<>();
  private int next;

  /** A series, with the conditions on its labels. */
  record Selector(String metric, List<Condition> conditions) {}

  record Condition(String label, String operator, String value) {

    /** The values that a label must have had for this to make sense; of others none. */
    Stream<String> wanted() {
      return switch (operator) {
        case "=" -> value.isEmpty() ? Stream.of() : Stream.of(value);
        case "=~" -> Arrays.stream(value.split("\\|"));
        default -> Stream.of();
      };
    }
  }

  PromQl(String expression) {
    this.tokens = tokens(expression);
    while (next < tokens.size()) {
      read();
    }
  }

  List<Selector> selectors() {
    return List.copyOf(selectors);
  }

  /** Labels by which it groups or matches. */
  Set<String> groupedBy() {
    return Set.copyOf(groupedBy);
  }

  private static List<String> tokens(String expression) {
    var tokens = new ArrayList<String>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("not understood: " + expression.substring(at));
      }
      if (matcher.group("space") == null) {
        tokens.add(matcher.group());
      }
      at = matcher.end();
    }
    return tokens;
  }

  private void read() {
    String token = take();
    if (token.equals("{")) {
      throw new IllegalArgumentException("a selector without a name");
    }
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      return;
    }
    if (GROUPINGS.contains(token)) {
      takeLabels();
    } else if (!WORDS.contains(token) && !CALLED.contains(peek())) {
      selectors.add(new Selector(token, peek().equals("{") ? takeConditions() : List.of()));
    }
  }

  private void takeLabels() {
    expect("(");
    for (String token = take(); !token.equals(")"); token = take()) {
      if (!token.equals(",")) {
        groupedBy.add(token);
      }
    }
  }

  private List<Condition> takeConditions() {
    expect("{");
    var conditions = new ArrayList<Condition>();
    while (!peek().equals("}")) {
      String label = take();
      String operator = take();
      String quoted = take();
      conditions.add(new Condition(label, operator, quoted.substring(1, quoted.length() - 1)));
      if (peek().equals(",")) {
        take();
      }
    }
    expect("}");
    return conditions;
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new IllegalArgumentException("expected " + token + ", found " + found);
    }
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private String take() {
    return tokens.get(next++);
  }
}
