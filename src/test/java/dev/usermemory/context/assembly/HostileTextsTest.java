package dev.usermemory.context.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.ContextSection;
import dev.usermemory.context.tokens.TokenCounter;
import dev.usermemory.context.tokens.TokenEncoding;
import dev.usermemory.memory.episode.Episode;
import dev.usermemory.memory.episode.Highlight;
import dev.usermemory.memory.goal.Goal;
import dev.usermemory.memory.goal.GoalStatus;
import dev.usermemory.memory.preference.Preferences;
import dev.usermemory.memory.profile.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts that want to be something else than what somebody said: they stay in their line, in their
 * section, and visible, wherever they are stored and however they are rendered.
 */
class HostileTextsTest {

  private static final List<String> TEXTS = read();

  /** What chat models are trained to take for the end or the beginning of a turn. */
  private static final Pattern CONTROL_TOKEN =
      Pattern.compile(
          "<\\||\\|>|<\uff5c|</?(s|bos|eos|pad|unk|mask|start_of_turn|end_of_turn)>|<</?SYS>>"
              + "|\\[/?(INST|CLS|SEP|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)]");

  /** Control characters, and what hides or reorders text. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f"
              + "\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\x{e0000}-\\x{e01ef}]");

  /** What begins a block in Markdown, behind the space that every item has. */
  private static final Pattern MARKDOWN_BLOCK =
      Pattern.compile(
          "(?m)^ (#{1,6}(\\s|$)|[-+*](\\s|$)|>|\\||\\d{1,9}[.)](\\s|$)|```|~~~|=+$|-+$|\\[[^]]*]:"
              + "|(- ?){3,}$|(\\* ?){3,}$|(_ ?){3,}$)");

  private static final Pattern TEXT_HEADING = Pattern.compile("(?m)^ (#{1,6}\\s|```|~~~|.*:$)");

  private static final Pattern MARKDOWN_TAG = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*<[A-Za-z/!?]");

  private final ContextAssembler assembler =
      new ContextAssembler(new TokenCounter(TokenEncoding.O200K_BASE));

  private static List<String> read() {
    try (InputStream texts = HostileTextsTest.class.getResourceAsStream("/hostile-texts.json")) {
      return List.of(JsonMapper.shared().readValue(texts, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void corpus_isLargeAndHasNothingTwice() {
    assertThat(TEXTS).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyText_staysInItsLineAndSection(ContextFormat format) throws Exception {
    List<String> escaped = new ArrayList<>();
    for (String text : TEXTS) {
      String rendered = render(text, format);
      if (!isHarmless(rendered, format)) {
        escaped.add(text.substring(0, Math.min(text.length(), 80)));
      }
    }
    assertThat(escaped).isEmpty();
  }

  private static boolean isHarmless(String rendered, ContextFormat format) throws Exception {
    Set<String> frame = ContextStructureTest.frameLines(spec(format));
    boolean framed =
        Stream.of(rendered.split("\n"))
            .allMatch(line -> line.startsWith(" ") && !line.isBlank() || frame.remove(line));
    return framed
        && !UNSEEN.matcher(rendered).find()
        && !CONTROL_TOKEN.matcher(rendered).find()
        && switch (format) {
          case TEXT -> !TEXT_HEADING.matcher(rendered).find();
          case MARKDOWN ->
              !MARKDOWN_BLOCK.matcher(rendered).find() && !MARKDOWN_TAG.matcher(rendered).find();
          case XML -> SECTIONS.containsAll(sections(rendered));
        };
  }

  private static final Set<ContextSection> ALL = EnumSet.allOf(ContextSection.class);

  private static final List<String> SECTIONS =
      List.of("profile", "preferences", "goals", "facts", "episodes");

  /** The elements of the document, which have no elements in them. */
  private static List<String> sections(String xml) throws Exception {
    var memory =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    var all = memory.getElementsByTagName("*");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      names.add(all.item(i).getNodeName());
    }
    return names;
  }

  private String render(String text, ContextFormat format) {
    ContextSnapshot said =
        new ContextSnapshot(
            List.of(Memories.fact("f", text), Memories.pinned("p", "Fine. " + text)),
            List.of(
                new Episode(
                    "e",
                    "session-e",
                    null,
                    "Practised. " + text,
                    List.of(new Highlight("feedback", text, null, null)),
                    null,
                    null,
                    Memories.NOW,
                    null)),
            new Profile("Ana " + text, null, null, text, null, 0, 0),
            new Preferences(text, null, null, null, "en", null, 1),
            List.of(new Goal("g", "Talk " + text, text, GoalStatus.ACTIVE, null, List.of(), 0, 0)),
            List.of(),
            true);
    return assembler.assemble(assembler.prepare(said), spec(format), Memories.NOW).rendered();
  }

  private static ContextSpec spec(ContextFormat format) {
    return new ContextSpec(30_000, 0, null, List.of(), List.of(), ALL, format, false);
  }
}
