/**
 * What texts mean, as vectors: an optional second opinion beside the words. Facts get theirs in the
 * background after they were written, a question gets its own while it is answered; both are only
 * ever compared within one model.
 */
@NullMarked
package dev.usermemory.context.embedding;

import org.jspecify.annotations.NullMarked;
