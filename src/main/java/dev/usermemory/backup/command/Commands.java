package dev.usermemory.backup.command;

import dev.usermemory.backup.Backup;
import dev.usermemory.backup.BackupContents;
import dev.usermemory.backup.BackupException;
import dev.usermemory.backup.BackupProperties;
import dev.usermemory.backup.BackupService;
import dev.usermemory.backup.BackupStore;
import dev.usermemory.backup.ErasedPersons;
import dev.usermemory.backup.RestoreStore;
import dev.usermemory.backup.RestoreStore.Restored;
import dev.usermemory.kernel.RefusalException;
import dev.usermemory.kernel.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code backup}, {@code verify <file>} and {@code restore <file>} with the settings of the
 * service, without starting it. What came of it is logged.
 */
public final class Commands {

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private static final String BACKUP = "backup";
  private static final String VERIFY = "verify";
  private static final String RESTORE = "restore";
  private static final Set<String> NAMES = Set.of(BACKUP, VERIFY, RESTORE);

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Commands() {}

  /**
   * Whether the arguments are a command, and no settings of the service. A word that is none of the
   * commands is one too, so that a mistyped one does not start the service.
   */
  public static boolean accept(String[] args) {
    return args.length > 0 && !args[0].startsWith("-");
  }

  /** Returns the exit code: 0 when it is done, 1 when it failed, 2 when it was called wrongly. */
  public static int run(String[] args) {
    List<String> files =
        Arrays.stream(args).skip(1).filter(argument -> !argument.startsWith("--")).toList();
    if (!NAMES.contains(args[0]) || files.size() != (args[0].equals(BACKUP) ? 0 : 1)) {
      LOG.error("Usage: backup | verify <file> | restore <file>");
      return MISUSED;
    }
    var application =
        new SpringApplicationBuilder(CommandContext.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false);
    try (ConfigurableApplicationContext context = application.run(args)) {
      run(args[0], files, context);
      return DONE;
    } catch (BackupException | RefusalException | StoreException e) {
      LOG.error("{} failed: {}", args[0], e.getMessage());
      return FAILED;
    } catch (RuntimeException e) {
      LOG.error("{} failed: {}", args[0], e.getClass().getName());
      return FAILED;
    }
  }

  private static void run(String command, List<String> files, ApplicationContext context) {
    requireEmbedded(context);
    switch (command) {
      case BACKUP -> backUp(context);
      case VERIFY -> verify(file(files), context.getBean(BackupStore.class));
      default -> restore(file(files), context);
    }
  }

  private static void requireEmbedded(ApplicationContext context) {
    if (!context.getEnvironment().getProperty("usermemory.convex.url", "").isBlank()) {
      throw new BackupException(
          "With CONVEX_URL the memory is on Convex: use npx convex export and npx convex import");
    }
  }

  private static Path file(List<String> files) {
    Path file = Path.of(files.getFirst()).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new BackupException("There is no file " + file);
    }
    return file;
  }

  private static void backUp(ApplicationContext context) {
    var properties = context.getBean(BackupProperties.class);
    var store = context.getBean(BackupStore.class);
    var backups = new BackupService(store, properties, Clock.systemUTC());
    Backup made = backups.create();
    LOG.info("{} is whole: {}", backups.fileOf(made), words(made.contents()));
  }

  private static void verify(Path file, BackupStore store) {
    LOG.info("{} is whole: {}", file, words(store.check(file)));
  }

  private static void restore(Path file, ApplicationContext context) {
    Restored restored =
        context.getBean(RestoreStore.class).restore(file, context.getBean(ErasedPersons.class));
    LOG.info("Restored {}: {}", file, words(restored.contents()));
    if (!restored.aside().isEmpty()) {
      LOG.info("What it replaces is in {}; delete it when you need it no more", restored.aside());
    }
    LOG.warn(
        "{} persons who had been erased since were erased again. What was deleted one by one, and"
            + " consents that were revoked since, are as they were at the time of the backup:"
            + " GET /v1/admin/audit lists the latter",
        restored.erasedAgain());
  }

  private static String words(BackupContents contents) {
    String time =
        contents.writtenAtMs() == 0
            ? "of an unknown time"
            : "of " + Instant.ofEpochMilli(contents.writtenAtMs());
    return "%d documents, schema %d, %s".formatted(contents.documents(), contents.schema(), time);
  }
}
