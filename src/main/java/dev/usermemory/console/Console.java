package dev.usermemory.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The console of one build. Its files have a version in their address, so that browsers keep them
 * for good and yet never mix two builds; the page itself, which names that version, they ask for
 * every time.
 */
public final class Console {

  private static final String INDEX = "index.html";
  private static final String VERSION = "{version}";
  private static final Pattern INLINE =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final ConsoleFiles files;
  private final String version;
  private final ConsoleFile index;
  private final String policy;

  private Console(ConsoleFiles files) {
    this.files = files;
    this.version = versionOf(files);
    String page =
        new String(files.find(INDEX).orElseThrow().content(), StandardCharsets.UTF_8)
            .replace(VERSION, version);
    this.index = new ConsoleFile(INDEX, page.getBytes(StandardCharsets.UTF_8));
    this.policy = policyFor(page);
  }

  public static Console read() {
    return new Console(ConsoleFiles.read());
  }

  /** The page in which everything happens. */
  public ConsoleFile index() {
    return index;
  }

  /** 16 hexadecimal digits, others when any file is another. */
  public String version() {
    return version;
  }

  /** A file by its name behind the version, such as {@code elements/memory-list.js}. */
  public Optional<ConsoleFile> find(String name) {
    return name.equals(INDEX) ? Optional.empty() : files.find(name);
  }

  /**
   * The content security policy of the page: its own files, calls to this service, and the one
   * script that has to be inside the page, where modules are, by its hash. Scripts cannot make HTML
   * of text, but for the templates of Lit.
   */
  public String policy() {
    return policy;
  }

  private static String policyFor(String page) {
    Matcher script = INLINE.matcher(page);
    if (!script.find()) {
      throw new IllegalStateException(INDEX + " has no import map");
    }
    byte[] hash = ConsoleFile.hash(script.group(1).getBytes(StandardCharsets.UTF_8));
    return "default-src 'none'"
        + "; script-src 'self' 'sha256-"
        + Base64.getEncoder().encodeToString(hash)
        + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'"
        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        + "; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  private static String versionOf(ConsoleFiles files) {
    var tags = new StringBuilder();
    for (ConsoleFile file : files.all()) {
      tags.append(file.name()).append(' ').append(file.tag()).append('\n');
    }
    return new ConsoleFile("", tags.toString().getBytes(StandardCharsets.UTF_8))
        .tag()
        .substring(0, 16);
  }
}
