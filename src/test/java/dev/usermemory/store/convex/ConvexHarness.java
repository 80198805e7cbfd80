package dev.usermemory.store.convex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usermemory.client.ServiceClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * The real functions of {@code convex/} behind Convex's HTTP protocol, in a Node process that ends
 * with this one. Without Node, tests that need it are skipped on a developer's machine and fail in
 * CI.
 */
public final class ConvexHarness implements AutoCloseable {

  public static final String KEY = "harness-key";

  private static final String LISTENING = "listening on ";
  private static final Path ROOT = Path.of("").toAbsolutePath();

  private final Process process;
  private final URI url;
  private final ServiceClient service;

  private ConvexHarness(Process process, URI url) {
    this.process = process;
    this.url = url;
    this.service = new ServiceClient(url, "");
  }

  public static ConvexHarness start() {
    return start("root");
  }

  /** With the functions as {@code tools/convex-harness/packaging.ts} puts them in. */
  static ConvexHarness start(String packaging) {
    try {
      Assumptions.assumeTrue(isAvailable(), "skipped: the Convex harness needs Node.js");
      Process process =
          new ProcessBuilder(
                  "node",
                  "--import",
                  "tsx",
                  "tools/convex-harness/main.ts",
                  "--key",
                  KEY,
                  "--packaging",
                  packaging,
                  "--until-stdin-closes")
              .directory(ROOT.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new ConvexHarness(process, readUrl(process));
    } catch (IOException e) {
      throw new IllegalStateException("the Convex harness did not start", e);
    }
  }

  public URI url() {
    return url;
  }

  /** Plans faults, in the JSON of {@code tools/convex-harness/faults.ts}. */
  public void plan(String faults) {
    service.post("/harness/faults", faults).ok();
  }

  public void clearFaults() {
    service.delete("/harness/faults").ok();
  }

  /** Forgets everything stored, and all faults. */
  public void reset() {
    service.post("/harness/reset", "").ok();
  }

  /**
   * {@code {requests, underWay}}: the calls since the last reset with the faults that struck them,
   * and how many have not ended, those that nobody waits for any more included.
   */
  public JsonNode requests() {
    return service.get("/harness/requests").ok().json();
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static URI readUrl(Process process) throws IOException {
    var output = new BufferedReader(process.inputReader(UTF_8));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        return URI.create(line.substring(LISTENING.length()));
      }
    }
    throw new IOException("it ended without listening");
  }

  /** Whether there is Node.js with the packages; without them this throws in CI. */
  public static boolean isAvailable() {
    boolean available =
        runs(List.of("node", "--version")) && Files.isDirectory(ROOT.resolve("node_modules"));
    if (!available && !System.getenv().getOrDefault("CI", "").isEmpty()) {
      throw new IllegalStateException("CI needs Node.js, and tools/node-checks install");
    }
    return available;
  }

  private static boolean runs(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
