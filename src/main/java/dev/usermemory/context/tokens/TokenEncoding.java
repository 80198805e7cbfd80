package dev.usermemory.context.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import java.util.Locale;

/** The vocabularies that budgets may be counted in. */
public enum TokenEncoding {
  /** GPT-4o and later. */
  O200K_BASE(EncodingType.O200K_BASE),
  /** GPT-3.5 and GPT-4. */
  CL100K_BASE(EncodingType.CL100K_BASE);

  private final EncodingType type;

  TokenEncoding(EncodingType type) {
    this.type = type;
  }

  EncodingType type() {
    return type;
  }

  /** The name in settings, such as {@code o200k_base}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
