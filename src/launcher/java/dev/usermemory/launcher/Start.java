package dev.usermemory.launcher;

/**
 * The first class of the jar. It is compiled for Java 8, so that a Java which is too old for the
 * service says so in a sentence, instead of failing to read a class.
 */
public final class Start {

  private static final int NEEDED = 25;

  private static final String SERVICE = "dev.usermemory.UserMemoryApplication";

  private Start() {}

  public static void main(String[] args) throws Exception {
    int running = feature(System.getProperty("java.specification.version", "0"));
    if (running < NEEDED) {
      System.err.println(refusal(running));
      System.exit(1);
    }
    Class.forName(SERVICE).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static String refusal(int running) {
    return "User Memory Service needs Java "
        + NEEDED
        + " or newer, and this is Java "
        + running
        + " ("
        + System.getProperty("java.home")
        + "). Start it with the java of a newer one: /path/to/jdk-25/bin/java -jar ...";
  }

  /** 8 of "1.8", 17 of "17". */
  private static int feature(String specification) {
    String number = specification.startsWith("1.") ? specification.substring(2) : specification;
    return Integer.parseInt(number);
  }
}
