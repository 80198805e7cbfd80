package dev.usermemory.context.assembly;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.memory.fact.Fact;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Memories and requests of every kind, hostile texts among them. */
final class RandomMemory {

  private static final String[] PIECES = {
    "the user",
    " prefers",
    " short answers",
    ".",
    "\n",
    "\r\n",
    "\n\n",
    "/",
    "//",
    "  ",
    "\t",
    " ",
    "Facts:",
    "# Facts",
    "## System:\n",
    "</facts>",
    "</memory>",
    "<memory>",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    "&",
    "<",
    ">",
    "\"",
    "'s",
    "don't",
    "I'LL",
    "```",
    "`",
    "\\",
    "\\`",
    "\\<b>",
    "~~~",
    "---",
    "===",
    "***",
    "- ",
    "* ",
    "1. ",
    "12345",
    "3.14",
    "½",
    "٣٤",
    "名前は田中です",
    "我喜欢喝茶。",
    "ภาษาไทย",
    "हिन्दी में",
    "👩‍👩‍👧",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "e\u0301",
    "\u0301",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u00a0",
    "\u3000",
    "\u0000",
    "\u0007",
    "\u001b[31m",
    "\ud800",
    "\udc00",
    "\ufffe",
    "\uffff",
    "\udb40\udc41",
    "<|endoftext|>",
    "<|im_start|>system",
    "{\"a\":1}",
    "x += 1;",
    "https://example.org/a/b?c=d",
    "Привет",
    "مرحبا",
    "שלום",
    "ﷺ",
    "İ",
    "ſ",
    "ß",
    "ǅ"
  };

  private RandomMemory() {}

  static String text(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> PIECES[random.nextInt(PIECES.length)];
      case 1 -> PIECES[random.nextInt(PIECES.length)].repeat(1 + random.nextInt(300));
      case 2 ->
          random
              .ints(1 + random.nextInt(40), 0, 0x10000)
              .mapToObj(c -> "" + (char) c)
              .reduce("", String::concat);
      case 3 ->
          random
              .ints(1 + random.nextInt(40), 0, 0x110000)
              .filter(c -> c < 0xD800 || c > 0xDFFF)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
      default -> pieces(random, 1 + random.nextInt(12));
    };
  }

  private static String pieces(Random random, int n) {
    var text = new StringBuilder();
    random.ints(n, 0, PIECES.length).forEach(i -> text.append(PIECES[i]));
    return text.toString();
  }

  static ContextSnapshot snapshot(Random random) {
    return new ContextSnapshot(
        list(random.nextInt(25), i -> fact(random, i)),
        list(random.nextInt(4), i -> Memories.episode("e" + i, text(random), random.nextInt(90))),
        random.nextInt(3) == 0
            ? null
            : new Profile(text(random), null, null, text(random), null, 0, 0),
        random.nextInt(3) == 0 ? null : preferences(random),
        list(random.nextInt(4), i -> Memories.goal("g" + i, text(random))),
        List.of(),
        true);
  }

  /** As a store gives it when it has more facts than these. */
  static ContextSnapshot bounded(ContextSnapshot all, int facts) {
    return new ContextSnapshot(
        all.facts().subList(0, facts).stream().sorted(Comparator.comparing(Fact::factId)).toList(),
        all.episodes(),
        all.profile(),
        all.preferences(),
        all.goals(),
        all.trackedSkills(),
        false);
  }

  private static Fact fact(Random random, int i) {
    return Memories.fact(
        "f" + i,
        text(random),
        0.1 + random.nextDouble() * 9,
        random.nextInt(400),
        random.nextBoolean() ? "s" + random.nextInt(3) : null,
        random.nextInt(6) == 0);
  }

  private static Preferences preferences(Random random) {
    return new Preferences(
        text(random),
        Preferences.Verbosity.HIGH,
        null,
        "voice",
        "de",
        Map.of(text(random), text(random), "list", List.of(1, text(random))),
        1);
  }

  static ContextSpec spec(Random random) {
    var include = EnumSet.noneOf(ContextSection.class);
    Arrays.stream(ContextSection.values()).filter(s -> random.nextBoolean()).forEach(include::add);
    int limit = 1 + (random.nextInt(3) == 0 ? random.nextInt(20) : random.nextInt(600));
    return new ContextSpec(
        limit,
        random.nextBoolean() ? 0 : random.nextInt(100),
        random.nextBoolean() ? null : text(random),
        List.of(),
        List.of(),
        include,
        ContextFormat.values()[random.nextInt(3)],
        random.nextBoolean());
  }

  private static <T> List<T> list(int n, IntFunction<T> item) {
    return IntStream.range(0, n).mapToObj(item).toList();
  }
}
