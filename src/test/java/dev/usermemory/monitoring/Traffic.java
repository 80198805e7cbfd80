package dev.usermemory.monitoring;

import dev.usermemory.client.ServiceClient;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Callers of one service: learner after learner reports, states, asks and opens a chat. */
final class Traffic implements AutoCloseable {

  private static final int AMPLE = 8_000;
  private static final int TIGHT = 120;
  private static final int LEARNERS = 5;
  private static final long PAUSE_NANOS = 100_000_000;

  private final ServiceClient service;
  private final ServiceClient operator;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean tight = new AtomicBoolean();
  private final Thread thread;

  private Traffic(ServiceClient service, ServiceClient operator) {
    this.service = service;
    this.operator = operator;
    this.thread = Thread.ofVirtual().start(this::run);
  }

  static Traffic begin(ServiceClient service, ServiceClient operator) {
    return new Traffic(service, operator);
  }

  /** Whether contexts may cost less than what is known of a learner. */
  void tight(boolean tight) {
    this.tight.set(tight);
  }

  private void run() {
    for (int i = 0; !ended.get(); i++) {
      try {
        learner("learner-" + i % LEARNERS, i);
        oddities(i);
      } catch (UncheckedIOException e) {
        // the service is away, which the test sees for itself
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void learner(String user, int i) {
    String mem = "/v1/mem/" + user;
    String progress = "/v1/progress/" + user + "/daily";
    service.post("/v1/assessments/finalize", assessment("\"userId\": \"" + user + "\",", user, i));
    service.post(mem + "/facts", facts(i));
    service.post(
        progress,
        """
        {"date": "20260101", "skillId": "reading", "samples": 1, "avgLevel": 5.5, "xpEarned": 3}\
        """);
    int limit = tight.get() ? TIGHT : AMPLE;
    service.post(mem + "/context", "{\"limitTokens\": %d}".formatted(limit));
    service.get(mem + "/facts");
    service.get(progress + "?from=20260101&to=20260102");
  }

  /** What is denied, refused, parked and erased. */
  private void oddities(int i) {
    String reserved = "/v1/mem/reserved";
    switch (i % 20) {
      case 0 -> service.put(reserved + "/consents/memory", "{\"granted\": false}");
      case 1 -> service.post(reserved + "/facts", facts(i));
      case 2 -> service.post(reserved + "/context", "{}");
      case 3 -> service.patch(reserved + "/goals/unknown", "{\"title\": \"Travel\"}");
      case 4 -> service.post("/v1/assessments/finalize", assessment("", "of-nobody-" + i, i));
      case 5 -> operator.delete("/v1/admin/users/reserved");
      default -> {}
    }
  }

  /** Two, of which one expires at once. */
  private static String facts(int i) {
    return """
    {"facts": [{"kind": "bio", "text": "Has seen the film number %d and liked it"},
     {"kind": "bio", "text": "Is in a hurry at %d", "expiresAtMs": %d}]}\
    """
        .formatted(i % 500, i, System.currentTimeMillis() + 1_000);
  }

  private static String assessment(String who, String session, int i) {
    return """
    {%s "sessionId": "s-%s", "groupId": "g-%d", "rubricVersion": "v2",
     "usage": {"tokensIn": 900, "tokensOut": 120, "costUsd": 0.002, "latencyMs": 1800},
     "summary": {"skillAssessments": [{"skillId": "speaking", "level": 5.5,
       "feedback": ["Pauses after point %d."]}],
       "meta": {"provider": "google", "model": "%s", "skillsCount": 1}}}\
    """
        .formatted(who, session, i, i % 20, i % 3 == 0 ? "gemini-1.5-pro" : "gemini-1.5-flash");
  }

  @Override
  public void close() throws InterruptedException {
    ended.set(true);
    thread.join();
  }
}
