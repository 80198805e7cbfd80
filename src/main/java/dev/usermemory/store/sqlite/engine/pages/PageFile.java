package dev.usermemory.store.sqlite.engine.pages;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The main file of a database, to overwrite what its pages hold and nobody reads; whoever reads or
 * is killed meanwhile finds the same as before. While it is done, nobody may write to the database,
 * and its log must be empty.
 *
 * <p>It stays open as long as SQLite has the file open in this process: closing it would give up
 * SQLite's locks, as POSIX has it. Interrupting its users does not close it.
 */
public final class PageFile implements AutoCloseable {

  private static final int LARGEST_PAGE = 1 << 16;

  /** From here on, the first byte no longer tells a page of a b-tree from another one. */
  private static final long MAX_PAGES = 1 << 25;

  private final RandomAccessFile file;
  private final byte[] chunk;
  private final byte[] zeros = new byte[LARGEST_PAGE];

  /**
   * @param chunkBytes that are read at a time, at least those of the largest page
   */
  public PageFile(Path path, int chunkBytes) throws IOException {
    chunk = new byte[chunkBytes];
    file = new RandomAccessFile(path.toFile(), "rw");
  }

  /**
   * Overwrites what is unused in some pages.
   *
   * @param first from 1
   * @return the page behind the last one of them; 0 when there is none
   */
  public long clean(long first) throws IOException {
    FileHeader header = header();
    long pages = file.length() / header.pageSize();
    long count = Math.min(pages - first + 1, chunk.length / header.pageSize());
    if (count > 0) {
      clean(first, Math.toIntExact(count), header);
    }
    long next = first + Math.max(count, 0);
    return next <= pages ? next : 0;
  }

  /** The same for one page, if there is such a one. */
  public void cleanPage(long number) throws IOException {
    FileHeader header = header();
    if (number * header.pageSize() <= file.length()) {
      clean(number, 1, header);
    }
  }

  private FileHeader header() throws IOException {
    file.seek(0);
    file.readFully(chunk, 0, FileHeader.BYTES);
    FileHeader header = FileHeader.of(ByteBuffer.wrap(chunk));
    if (file.length() / header.pageSize() >= MAX_PAGES) {
      throw new UnknownPagesException("more than %d pages".formatted(MAX_PAGES));
    }
    return header;
  }

  private void clean(long first, int count, FileHeader header) throws IOException {
    int size = header.pageSize();
    long start = (first - 1) * size;
    file.seek(start);
    file.readFully(chunk, 0, count * size);
    for (int i = 0; i < count; i++) {
      int before = FileHeader.before(first + i);
      if (BtreePage.isOne(chunk[i * size + before])) {
        ByteBuffer page = ByteBuffer.wrap(chunk, i * size, size).slice();
        clean(start + (long) i * size, new BtreePage(page, before, header.usableSize()));
      }
    }
  }

  private void clean(long start, BtreePage page) throws IOException {
    for (BtreePage.Range unused : page.unused()) {
      int length = unused.to() - unused.from();
      ByteBuffer bytes = page.page().slice(unused.from(), length);
      if (!bytes.equals(ByteBuffer.wrap(zeros, 0, length))) {
        file.seek(start + unused.from());
        file.write(zeros, 0, length);
      }
    }
  }

  /** What was overwritten is so on the disk, too. */
  public void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
