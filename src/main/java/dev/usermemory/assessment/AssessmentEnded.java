package dev.usermemory.assessment;

import dev.usermemory.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something became of a reported assessment. One that waits is told of twice: when it begins to
 * wait, and when it is done.
 *
 * @param user whose it is, null while that is unknown
 * @param by who made it
 * @param counts whether what it cost has not been told before: not of a repetition, and of one that
 *     waits only once it is done
 * @param tokensIn 0 or more, as are the others
 * @param latencyMs how long making it took
 */
public record AssessmentEnded(
    @Nullable UserId user,
    Assessor by,
    AssessmentOutcome outcome,
    boolean counts,
    long tokensIn,
    long tokensOut,
    double costUsd,
    long latencyMs) {}
