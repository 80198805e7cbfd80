package dev.usermemory.access.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says on a refused start what to do. */
final class UnprotectedAddressAnalyzer
    extends AbstractFailureAnalyzer<UnprotectedAddressException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnprotectedAddressException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set SERVICE_SHARED_SECRET to a long random value that every caller sends as"
            + " 'Authorization: Bearer …', or leave SERVER_ADDRESS at 127.0.0.1.",
        cause);
  }
}
