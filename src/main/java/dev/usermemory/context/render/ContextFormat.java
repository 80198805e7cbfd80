package dev.usermemory.context.render;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a context is written. Items stand one per line, in every format. */
public enum ContextFormat {
  /** Headings such as {@code Facts:}; the fewest tokens, and so the default. */
  @JsonProperty("text")
  TEXT,
  /** Headings such as {@code # Facts}. */
  @JsonProperty("markdown")
  MARKDOWN,
  /** One well-formed document with an element per section. */
  @JsonProperty("xml")
  XML;

  /** What a request gets that names none. */
  public static final ContextFormat DEFAULT = TEXT;
}
