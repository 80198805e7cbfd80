package dev.usermemory.context;

import dev.usermemory.context.assembly.Omissions;
import dev.usermemory.kernel.UserId;

/**
 * A chat got its context.
 *
 * @param denied whether it is empty because the person has not granted the consent
 * @param limitTokens as asked for or configured
 * @param budgetTokens what it might cost: the limit less the safety buffer
 * @param tokens what it costs
 * @param omitted how many items were left out, and why
 * @param overrun whether its text costs more than the limit, counted again by other means
 * @param nanos from the question to the answer
 */
public record ContextAnswered(
    UserId user,
    ContextSource source,
    boolean denied,
    int limitTokens,
    int budgetTokens,
    int tokens,
    Omissions omitted,
    boolean overrun,
    long nanos) {}
