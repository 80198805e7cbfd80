package dev.usermemory.kernel.validation;

import dev.usermemory.kernel.json.Patched;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/**
 * Lets constraints reach the value of a {@link Patched}. Public because it is found as a service.
 */
public final class PatchedValueExtractor implements ValueExtractor<Patched<@ExtractedValue ?>> {

  @Override
  public void extractValues(Patched<?> member, ValueReceiver receiver) {
    receiver.value(null, member.orNull());
  }
}
