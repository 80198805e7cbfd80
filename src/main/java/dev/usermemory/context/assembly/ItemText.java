package dev.usermemory.context.assembly;

import dev.usermemory.context.pack.Wording;
import dev.usermemory.context.render.ContextFormat;
import dev.usermemory.context.render.Line;
import dev.usermemory.memory.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * How a fact or episode reads in one format, worked out when first needed and then kept. Racing
 * threads work out the same.
 */
final class ItemText {

  private final String text;
  private final ContextFormat format;
  private @Nullable Line line;
  private @Nullable Wording wording;
  private @Nullable ItemText dated;

  ItemText(String text, ContextFormat format) {
    this.text = text;
    this.format = format;
  }

  Line line() {
    Line known = line;
    if (known == null) {
      known = Line.of(text, format);
      line = known;
    }
    return known;
  }

  Wording wording() {
    Wording known = wording;
    if (known == null) {
      known = Wording.of(text);
      wording = known;
    }
    return known;
  }

  /** The same with the month of the fact behind it; it says the same. Always the same fact. */
  ItemText dated(Fact fact) {
    ItemText known = dated;
    if (known == null) {
      known = new ItemText(text + " (" + Ages.monthOf(fact) + ")", format);
      known.wording = wording();
      dated = known;
    }
    return known;
  }
}
