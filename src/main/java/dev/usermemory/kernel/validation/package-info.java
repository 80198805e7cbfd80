/** What texts, times and days from outside keep to, as bean validation constraints. */
@NullMarked
package dev.usermemory.kernel.validation;

import org.jspecify.annotations.NullMarked;
