package dev.usermemory.evaluation;

import com.sun.management.OperatingSystemMXBean;
import dev.usermemory.UserMemoryApplication;
import dev.usermemory.client.ServiceClient;
import dev.usermemory.evaluation.Corpus.Question;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How cost grows with a person's facts, and with everybody's in the file: starts a service in this
 * process and prints medians by the clock and means of the processors' time, which others on the
 * machine do not take; the client's part and the compilers' are in it. System properties: {@code
 * growth.person} and {@code growth.file}, the largest numbers of facts.
 */
public final class Growth {

  private static final int BATCH = 100;
  private static final int ORDINARY = 300;
  private static final int TIMES = 200;
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Corpus PERSON = Coaching.person();
  private static final List<String> QUESTIONS =
      PERSON.questions().stream().map(Question::text).toList();
  private static final String ASSESSMENT =
      """
      {"userId": "%s", "sessionId": "%s", "groupId": "talks", "rubricVersion": "v2",
       "summary": {"skillAssessments": [
         {"skillId": "speaking", "level": 6.5, "feedback": ["Slow down before the conclusion"]}]}}
      """;

  private final URI url;
  private final ServiceClient client;
  private final Path folder;
  private long facts;

  private Growth(URI url, Path folder) {
    this.url = url;
    this.folder = folder;
    client = new ServiceClient(url, "");
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("growth");
    try (var service = start(folder)) {
      String port = service.getEnvironment().getProperty("local.server.port");
      new Growth(URI.create("http://127.0.0.1:" + port), folder).run();
    }
    System.exit(0); // what a service leaves behind does not hold this up
  }

  private static ConfigurableApplicationContext start(Path folder) {
    return new SpringApplicationBuilder(UserMemoryApplication.class)
        .run(
            "--server.port=0",
            "--MEMORY_DB_PATH=" + folder.resolve("memory.db"),
            "--LOG_LEVEL=WARN",
            "--RATE_LIMIT_CALLER=1000000",
            "--RATE_LIMIT_USER=1000000");
  }

  private void run() throws IOException {
    measure(told(ORDINARY)); // for the compiler
    System.out.println("ms: by the clock         context  changed finalize");
    System.out.println("    of processors        context  changed finalize  file, kB  kB a fact");
    for (int size : List.of(300, 3_000, 30_000, 100_000)) {
      if (size <= Integer.getInteger("growth.person", 100_000)) {
        print("of a person, " + size, measure(told(size)));
      }
    }
    for (int size = 1_000; size <= Integer.getInteger("growth.file", 1_000_000); size *= 10) {
      while (facts < size) {
        told(ORDINARY);
      }
      print("in the file, " + size, measure(told(ORDINARY)));
    }
  }

  /** A new person with so many facts and 30 episodes. */
  private String told(int size) {
    String user = new RemoteMemory(PERSON, client).user();
    for (int from = ORDINARY; from < size; from += BATCH) {
      ObjectNode body = JsonMapper.shared().createObjectNode();
      ArrayNode batch = body.putArray("facts");
      for (int i = from; i < Math.min(from + BATCH, size); i++) {
        String text = PERSON.facts().get(i % ORDINARY).text();
        batch.addObject().put("kind", "bio").put("text", text + " (as told on day " + i + ")");
      }
      client.post("/v1/mem/" + user + "/facts", body.toString()).succeeded();
    }
    facts += size;
    return user;
  }

  /** Of a context with a new query, of one after a finalize, and of a finalize. */
  private record Cost(double[] clockMs, double[] processorMs) {}

  private Cost measure(String user) throws IOException {
    var nanos = new long[3][TIMES];
    var processors = new double[3];
    try (var connection = new KeepAlive(url)) {
      for (int i = 0; i < TIMES; i++) {
        String finalize = ASSESSMENT.formatted(user, user + "-" + i);
        byte[] context = context(user, QUESTIONS.get(2 * i % QUESTIONS.size()));
        byte[] another = context(user, QUESTIONS.get((2 * i + 1) % QUESTIONS.size()));
        Moment start = Moment.now();
        client.post("/v1/assessments/finalize", finalize).succeeded();
        Moment finalized = Moment.now();
        connection.exchange(context);
        Moment changed = Moment.now();
        connection.exchange(another);
        Moment[] ends = {Moment.now(), changed, finalized, start};
        for (int what = 0; what < 3; what++) {
          nanos[what][i] = ends[what].nanos - ends[what + 1].nanos;
          processors[what] += (ends[what].processorNanos - ends[what + 1].processorNanos) / 1e6;
        }
      }
    }
    return new Cost(
        Arrays.stream(nanos).mapToDouble(Growth::medianMs).toArray(),
        Arrays.stream(processors).map(ms -> ms / TIMES).toArray());
  }

  private record Moment(long nanos, long processorNanos) {

    static Moment now() {
      return new Moment(System.nanoTime(), PROCESS.getProcessCpuTime());
    }
  }

  private byte[] context(String user, String question) {
    String query = URLEncoder.encode(question, StandardCharsets.UTF_8);
    return KeepAlive.get(url.resolve("/v1/mem/" + user + "/context?query=" + query), "");
  }

  private static double medianMs(long[] nanos) {
    return Arrays.stream(nanos).sorted().toArray()[TIMES / 2] / 1e6;
  }

  private void print(String size, Cost cost) throws IOException {
    long bytes = Files.size(folder.resolve("memory.db"));
    double[] clock = cost.clockMs;
    double[] processors = cost.processorMs;
    System.out.printf("%-24s%8.2f%9.2f%9.2f%n", size, clock[0], clock[1], clock[2]);
    System.out.printf(
        "%-24s%8.2f%9.2f%9.2f%10d%11.2f%n",
        "", processors[0], processors[1], processors[2], bytes / 1_000, bytes / 1e3 / facts);
  }
}
