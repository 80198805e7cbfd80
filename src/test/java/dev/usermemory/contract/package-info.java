/** What every store must do, and the rule cases that Java and TypeScript share. */
@NullMarked
package dev.usermemory.contract;

import org.jspecify.annotations.NullMarked;
