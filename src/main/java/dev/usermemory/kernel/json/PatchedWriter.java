package dev.usermemory.kernel.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a member of a merge patch; the API's mapper leaves empty, that is absent, ones out. */
final class PatchedWriter extends ValueSerializer<Patched<?>> {

  @Override
  public void serialize(Patched<?> member, JsonGenerator generator, SerializationContext context) {
    generator.writePOJO(member.orNull());
  }

  @Override
  public boolean isEmpty(SerializationContext context, Patched<?> member) {
    return member.isAbsent();
  }
}
