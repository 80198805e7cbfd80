package dev.usermemory.store.sqlite.engine.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Which pages a write-ahead log has anew.
 *
 * @param generation one more each time that the log begins anew
 * @param pages by their numbers; none when the log is empty
 */
public record LogFrames(int generation, Set<Long> pages) {

  private static final LogFrames NONE = new LogFrames(0, Set.of());

  private static final int HEADER = 32;
  private static final int PAGE_SIZE = 8;
  private static final int GENERATION = 16;

  /** Of a frame; a page follows. */
  private static final int FRAME_HEADER = 24;

  /** In a frame. Equal to the log's own, else it is of an earlier generation. */
  private static final int SALTS = 8;

  /** Nobody locks a log itself, so that closing it gives up nobody's locks. */
  public static LogFrames read(Path log) throws IOException {
    try (var file = FileChannel.open(log)) {
      ByteBuffer header = bytes(file, 0, HEADER);
      return header.hasRemaining()
          ? NONE
          : new LogFrames(
              header.getInt(GENERATION),
              pages(file, header.getLong(GENERATION), header.getInt(PAGE_SIZE)));
    } catch (NoSuchFileException e) {
      return NONE;
    }
  }

  private static Set<Long> pages(FileChannel file, long salts, int pageSize) throws IOException {
    var pages = new HashSet<Long>();
    long at = HEADER;
    ByteBuffer frame = bytes(file, at, FRAME_HEADER);
    while (!frame.hasRemaining() && frame.getLong(SALTS) == salts) {
      pages.add(Integer.toUnsignedLong(frame.getInt(0)));
      at += FRAME_HEADER + pageSize;
      frame = bytes(file, at, FRAME_HEADER);
    }
    return pages;
  }

  /** Has bytes remaining when the file ends before. */
  private static ByteBuffer bytes(FileChannel file, long at, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    file.read(bytes, at);
    return bytes;
  }

  public boolean isEmpty() {
    return pages.isEmpty();
  }
}
