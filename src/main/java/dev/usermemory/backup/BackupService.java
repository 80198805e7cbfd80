package dev.usermemory.backup;

import dev.usermemory.kernel.Failures;
import dev.usermemory.kernel.StoreTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Makes backups, one at a time. */
public final class BackupService implements BackupReadings {

  private static final Logger LOG = LoggerFactory.getLogger(BackupService.class);

  private final BackupStore store;
  private final BackupFolder folder;
  private final Duration patience;
  private final Clock clock;
  private final BackupCounts counts = new BackupCounts();
  private final AtomicReference<@Nullable CompletableFuture<Backup>> running =
      new AtomicReference<>();

  public BackupService(BackupStore store, BackupProperties properties, Clock clock) {
    this.store = store;
    Path configured = properties.path();
    Path path = configured == null ? store.folder() : configured.toAbsolutePath().normalize();
    this.folder = new BackupFolder(path, properties.keep());
    this.patience = properties.patience();
    this.clock = clock;
  }

  /**
   * Begins a backup, or joins the one that is under way, and waits for it a little.
   *
   * @param whenDone told by the one that began it, also behind the answer
   * @return empty when it goes on
   * @throws BackupException when it fails
   * @throws dev.usermemory.kernel.ConflictException when the store has ways of its own
   * @throws dev.usermemory.kernel.StoreException when the store cannot be read
   */
  public Optional<Backup> begin(Consumer<Backup> whenDone) {
    var mine = new CompletableFuture<Backup>();
    CompletableFuture<Backup> other = running.compareAndExchange(null, mine);
    if (other == null) {
      Map<String, String> logged = MDC.getCopyOfContextMap();
      Thread.ofPlatform()
          .name("backup")
          .daemon()
          .start(() -> {
            if (logged != null) {
              MDC.setContextMap(logged);
            }
            run(mine, whenDone);
          });
    }
    return await(other == null ? mine : other);
  }

  private void run(CompletableFuture<Backup> result, Consumer<Backup> whenDone) {
    try {
      Backup made = create();
      whenDone.accept(made);
      running.set(null);
      result.complete(made);
    } catch (RuntimeException | Error e) {
      running.set(null);
      result.completeExceptionally(e);
    }
  }

  private Optional<Backup> await(CompletableFuture<Backup> result) {
    try {
      return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreTimeoutException(e);
    } catch (ExecutionException e) {
      throw Failures.of(e);
    }
  }

  /** The same for somebody who waits until it is done. */
  public Backup create() {
    long begun = System.nanoTime();
    try {
      Backup made = write();
      counts.done(made.takenAtMs());
      LOG.atInfo()
          .addKeyValue("backup", made.name())
          .addKeyValue("bytes", made.bytes())
          .addKeyValue("documents", made.contents().documents())
          .addKeyValue("latencyMs", Duration.ofNanos(System.nanoTime() - begun).toMillis())
          .log("Backed up");
      return made;
    } catch (RuntimeException e) {
      counts.failed();
      LOG.warn(
          "No backup was made: {}",
          e instanceof BackupException ? e.getMessage() : e.getClass().getSimpleName());
      throw e;
    }
  }

  private Backup write() {
    Instant now = clock.instant();
    var contents = new AtomicReference<@Nullable BackupContents>();
    Path file =
        folder.add(
            now,
            unfinished -> {
              store.copyTo(unfinished, now.toEpochMilli());
              contents.set(store.check(unfinished));
            });
    BackupContents checked = contents.get();
    if (checked == null) {
      throw new IllegalStateException("a backup is checked before it gets its name");
    }
    return new Backup(file.getFileName().toString(), now.toEpochMilli(), size(file), checked);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a backup. */
  public Path fileOf(Backup backup) {
    return folder.fileOf(backup.name());
  }

  /** When the newest backup of the folder was made; empty when there is none. */
  Optional<Instant> newest() {
    return folder.newest();
  }

  @Override
  public long lastSuccessMs() {
    return Math.max(counts.lastSuccessMs(), newest().map(Instant::toEpochMilli).orElse(0L));
  }

  @Override
  public long done() {
    return counts.done();
  }

  @Override
  public long failed() {
    return counts.failures();
  }
}
