/** What was done with whole persons: who decided, exported, imported or erased, when, how much. */
@NullMarked
package dev.usermemory.privacy.audit;

import org.jspecify.annotations.NullMarked;
