import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backend finishes an assessment, and may lose neither it nor count it twice:
 *
 * <pre>java examples/finalize/Finalize.java http://127.0.0.1:8080 ana session-1</pre>
 *
 * Run it again with the same session: nothing is counted twice. Set SERVICE_SHARED_SECRET where the
 * service asks for it.
 */
public final class Finalize {

  private static final int ATTEMPTS = 5;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private Finalize() {}

  public static void main(String[] args) throws InterruptedException {
    String user = args.length > 1 ? args[1] : "ana";
    String session = args.length > 2 ? args[2] : "session-1";
    HttpResponse<String> answer = send(request(args[0], user, session));
    if (answer == null) {
      System.out.println("Not stored yet. Keep the assessment, and send it again later.");
      System.exit(1);
    }
    String json = answer.body();
    if (answer.statusCode() != 200) { // a problem detail: decide by its code
      System.out.println("Refused: " + member(json, "code") + ". " + member(json, "detail"));
      System.exit(1);
    }
    boolean repeated = answer.headers().firstValue("Idempotency-Replayed").isPresent();
    System.out.println(repeated ? "Stored before, and not counted again." : "Stored.");
    System.out.println("Episode: " + member(json, "episodeId"));
    System.out.println("Points: " + member(json, "xpTotal"));
    if (!json.contains("\"denied\":[]")) {
      System.out.println("Without consent, some of it was left out: see denied in " + json);
    }
  }

  private static HttpRequest request(String service, String user, String session) {
    String body =
        """
        {"userId": "%s", "sessionId": "%s", "groupId": "talks", "rubricVersion": "v2",
         "summary": {"skillAssessments": [
           {"skillId": "speaking", "level": 6.5,
            "metCriteria": ["Opens with a clear thesis"],
            "unmetCriteria": ["Backs each claim with an example"],
            "feedback": ["Slow down before the conclusion"]}]}}
        """
            .formatted(user, session);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service).resolve("/v1/assessments/finalize"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            // The same for every attempt, also after a restart: of the assessment, not at random.
            .header("Idempotency-Key", "assessment:" + session)
            .POST(BodyPublishers.ofString(body));
    String secret = System.getenv("SERVICE_SHARED_SECRET");
    return (secret == null ? request : request.header("Authorization", "Bearer " + secret)).build();
  }

  /** Null when nobody can say whether it was stored, which the next attempt will find out. */
  private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      long seconds = attempt;
      try {
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 503 && answer.statusCode() != 429) {
          return answer;
        }
        seconds = answer.headers().firstValueAsLong("Retry-After").orElse(seconds);
      } catch (IOException e) {
        System.out.println("No answer: " + e);
      }
      if (attempt < ATTEMPTS) {
        System.out.println("Again in " + seconds + " s.");
        Thread.sleep(Duration.ofSeconds(seconds));
      }
    }
    return null;
  }

  /** A member with a plain value; a real backend has a JSON library. */
  private static String member(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
    return member.find() ? member.group(1) : "-";
  }
}
