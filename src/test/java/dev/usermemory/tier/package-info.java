/**
 * Two tiers of tests: the quick one, which {@code ./mvnw verify} runs, and the nightly one ({@code
 * -Pnightly}), which tries more cases and has the tests with the tag {@code nightly}.
 */
@NullMarked
package dev.usermemory.tier;

import org.jspecify.annotations.NullMarked;
