package dev.usermemory.privacy.erasure;

import java.time.Duration;

/**
 * Whether this instance sweeps by itself, and how often.
 *
 * @param enabled false where the store does it, or another instance
 */
public record SweepPlan(boolean enabled, Duration interval) {}
