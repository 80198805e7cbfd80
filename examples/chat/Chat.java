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
 * A chat opens, and asks what it should know of the person before it asks its model:
 *
 * <pre>java examples/chat/Chat.java http://127.0.0.1:8080 ana session-2 "Was my talk convincing?"
 * </pre>
 *
 * It prints the prompt. Set SERVICE_SHARED_SECRET where the service asks for it.
 */
public final class Chat {

  private static final String INSTRUCTIONS = "You are a friendly coach. Answer in three sentences.";
  private static final int LIMIT_TOKENS = 512;

  /**
   * The service answers within its deadline whatever happens to its store; this is for the rest.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private Chat() {}

  public static void main(String[] args) throws InterruptedException {
    String user = args.length > 1 ? args[1] : "ana";
    String session = args.length > 2 ? args[2] : "session-2";
    String question = args.length > 3 ? args[3] : "Was my talk convincing?";
    System.out.println(memory(args[0], user, session, question) + INSTRUCTIONS);
    System.out.println("User: " + question);
  }

  /** What to put before the instructions; empty when there is nothing. */
  private static String memory(String service, String user, String session, String question)
      throws InterruptedException {
    // The session binds the chat to its person, so that an assessment can name the session alone.
    // The history is what the service falls back to when it cannot reach its store.
    String body =
        """
        {"sessionId": %s, "query": %s, "limitTokens": %d,
         "history": [{"role": "user", "content": "Yesterday I gave my first talk."}]}
        """
            .formatted(quoted(session), quoted(question), LIMIT_TOKENS);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service).resolve("/v1/mem/" + user + "/context"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    String secret = System.getenv("SERVICE_SHARED_SECRET");
    if (secret != null) {
      request.header("Authorization", "Bearer " + secret);
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        log(answer.body());
        return text(answer.body(), "rendered");
      }
      System.err.println("No memory: " + text(answer.body(), "detail"));
    } catch (IOException e) {
      System.err.println("No memory: " + e);
    }
    return ""; // a chat without memory is better than no chat
  }

  /** Worth a metric: how often do chats get less than everything? */
  private static void log(String json) {
    String source = text(json, "ctx_source");
    System.err.println(
        switch (source) {
          case "embedded", "convex" -> "Everything that is known, from the store";
          case "cache" -> "What was known a moment ago; the store is away";
          case "client" -> "Our own history; the store is away";
          default -> "Nothing; the store is away, or the person has not agreed";
        });
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A text of the answer; a real chat has a JSON library. */
  private static String text(String json, String name) {
    Matcher member = Pattern.compile("\"" + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
    if (!member.find()) {
      return "";
    }
    return Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))")
        .matcher(member.group(1))
        .replaceAll(
            escape -> Matcher.quoteReplacement(unescaped(escape.group(1), escape.group(2))));
  }

  private static String unescaped(String code, String character) {
    if (code != null) {
      return Character.toString(Integer.parseInt(code, 16));
    }
    return switch (character) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "b" -> "\b";
      case "f" -> "\f";
      default -> character;
    };
  }
}
