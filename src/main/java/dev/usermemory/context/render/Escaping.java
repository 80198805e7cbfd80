package dev.usermemory.context.render;

import java.util.regex.Pattern;

/**
 * Takes from a folded line what a reader of its format would take for structure. Structural lines
 * begin in the first column and items never do, so that no item can close its section; this is for
 * what looks like structure all the same. It takes linear time.
 */
final class Escaping {

  /** Headings, bullets, and fences or rules, which mean nothing in plain text. */
  private static final Pattern TEXT_START =
      Pattern.compile("(?:#{1,6}|[-*•])(?:\\s+|$)|([#=~_*`-])\\1{2,}\\s*");

  /** What begins a block in CommonMark with GitHub's tables. */
  private static final Pattern MARKDOWN_START =
      Pattern.compile(
          "#{1,6}(?:\\s|$)|[-+*](?:\\s|$)|>|\\||([=~_*-])(?: ?\\1){2}|[=:|-][=:| -]*$|\\[[^\\]]*\\]:");

  private static final Pattern MARKDOWN_NUMBER = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");

  private static final Pattern MARKDOWN_TAG = Pattern.compile("<(?=[A-Za-z/!?])");

  /**
   * Where a space takes apart what chat models are trained to take for a turn's end or beginning:
   * behind the bracket of {@code <|im_start|>}, {@code [INST]}, {@code <<SYS>>}, {@code </s>},
   * {@code <start_of_turn>} and their like.
   */
  private static final Pattern CONTROL_TOKEN =
      Pattern.compile(
          "<(?=[|\uff5c]|/?(?:s|bos|eos|pad|unk|mask|start_of_turn|end_of_turn)>|</?SYS>>)"
              + "|\\[(?=/?(?:INST|CLS|SEP|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)])"
              + "|\\|(?=>)");

  private Escaping() {}

  static String escape(String line, ContextFormat format) {
    return switch (format) {
      case TEXT -> text(line);
      case MARKDOWN -> markdown(line);
      case XML -> xml(line);
    };
  }

  private static String text(String plain) {
    String line = withoutControlTokens(plain);
    if (startsPlain(line)) {
      return withoutHeadingEnd(line);
    }
    int from = 0;
    var start = TEXT_START.matcher(line);
    while (start.lookingAt()) {
      from = start.end();
      start.region(from, line.length());
    }
    return withoutHeadingEnd(line.substring(from));
  }

  private static String markdown(String line) {
    String escaped = withoutControlTokens(line).replace("\\", "\\\\");
    if (escaped.indexOf('<') >= 0) {
      escaped = MARKDOWN_TAG.matcher(escaped).replaceAll("\\\\<");
    }
    if (escaped.indexOf('`') >= 0 && !hasOnlyClosedCode(escaped)) {
      escaped = escaped.replace("`", "\\`");
    }
    if (!startsPlain(escaped)) {
      escaped = MARKDOWN_NUMBER.matcher(escaped).replaceFirst("$1\\\\$2");
      escaped = MARKDOWN_START.matcher(escaped).lookingAt() ? "\\" + escaped : escaped;
    }
    return withoutHeadingEnd(escaped);
  }

  private static String xml(String line) {
    return withoutControlTokens(line)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  private static boolean startsPlain(String line) {
    return !line.isEmpty() && Character.isLetter(line.charAt(0));
  }

  private static String withoutControlTokens(String line) {
    boolean possible = line.indexOf('<') >= 0 || line.indexOf('[') >= 0 || line.indexOf('>') >= 0;
    return possible ? CONTROL_TOKEN.matcher(line).replaceAll("$0 ") : line;
  }

  /** A line that ends in a colon looks like a heading. */
  private static String withoutHeadingEnd(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ':' || line.charAt(end - 1) == ' ')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** Whether all code spans are of the form {@code `x`}, so that none runs on into other lines. */
  private static boolean hasOnlyClosedCode(String line) {
    return !line.contains("``") && line.chars().filter(c -> c == '`').count() % 2 == 0;
  }
}
