/**
 * Vectors made on this machine, by models that come in the jar named {@code -embeddings}. ONNX
 * Runtime is known to this room alone.
 */
@NullMarked
package dev.usermemory.context.embedding.local;

import org.jspecify.annotations.NullMarked;
