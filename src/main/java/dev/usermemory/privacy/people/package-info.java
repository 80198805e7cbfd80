/** Of whom something is stored, and how much: what operators and people look at before they act. */
@NullMarked
package dev.usermemory.privacy.people;

import org.jspecify.annotations.NullMarked;
