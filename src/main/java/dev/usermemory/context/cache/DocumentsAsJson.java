package dev.usermemory.context.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/**
 * The documents of one memory as they are sent, each written the first time: answers from one
 * memory have most of their documents in common, and writing them would cost more than choosing
 * them. Thread-safe.
 */
public final class DocumentsAsJson {

  private final Map<Object, RawValue> written = new IdentityHashMap<>();

  /** Has all but some. */
  private final @Nullable DocumentsAsJson known;

  /** By identity, those that are kept here. */
  private final Set<Object> more = Collections.newSetFromMap(new IdentityHashMap<>());

  private long weightBytes;

  DocumentsAsJson() {
    known = null;
  }

  /** With further documents, which are forgotten with this one. */
  DocumentsAsJson(DocumentsAsJson known, Collection<?> more) {
    this.known = known;
    this.more.addAll(more);
  }

  /** To be written in place of these documents of the memory; always by one mapper. */
  public synchronized List<RawValue> of(List<?> documents, JsonMapper json) {
    List<RawValue> values = new ArrayList<>(documents.size());
    for (Object document : documents) {
      values.add(
          known == null || more.contains(document)
              ? of(document, json)
              : known.of(List.of(document), json).getFirst());
    }
    return values;
  }

  private RawValue of(Object document, JsonMapper json) {
    RawValue before = written.get(document);
    return before == null ? write(document, json) : before;
  }

  private RawValue write(Object document, JsonMapper json) {
    String text = json.writeValueAsString(document);
    weightBytes += 150 + 2L * text.length();
    var value = new RawValue(new SerializedString(text));
    written.put(document, value);
    return value;
  }

  /** About the heap that is taken by what has been written so far. */
  synchronized long weightBytes() {
    return weightBytes + (known == null ? 0 : known.weightBytes());
  }
}
