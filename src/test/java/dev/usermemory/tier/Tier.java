package dev.usermemory.tier;

/** The tier that runs. The environment says which, because tests in TypeScript ask, too. */
public final class Tier {

  private static final boolean NIGHTLY = "nightly".equals(System.getenv("TEST_TIER"));

  private Tier() {}

  /** How many cases to try. */
  public static int cases(int quick, int nightly) {
    return NIGHTLY ? nightly : quick;
  }
}
