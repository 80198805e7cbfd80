/** Vectors made by whoever answers at {@code EMBEDDINGS_URL}, to whom texts are sent. */
@NullMarked
package dev.usermemory.context.embedding.remote;

import org.jspecify.annotations.NullMarked;
