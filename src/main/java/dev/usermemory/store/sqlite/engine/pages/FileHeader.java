package dev.usermemory.store.sqlite.engine.pages;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The sizes that stand at the beginning of the first page.
 *
 * @param pageSize bytes of a page, 512 to 65,536
 * @param usableSize of these that SQLite uses; extensions may reserve the others
 */
record FileHeader(int pageSize, int usableSize) {

  static final int BYTES = 100;

  private static final ByteBuffer MAGIC =
      ByteBuffer.wrap("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
  private static final int PAGE_SIZE = 16;
  private static final int RESERVED = 20;
  private static final int LARGEST_ROOT = 52;
  private static final int MIN_PAGE_SIZE = 512;
  private static final int MAX_PAGE_SIZE = 65_536;

  static FileHeader of(ByteBuffer start) throws UnknownPagesException {
    if (!start.slice(0, MAGIC.capacity()).equals(MAGIC)) {
      throw new UnknownPagesException("no SQLite database");
    }
    if (start.getInt(LARGEST_ROOT) != 0) {
      // Its pointer maps begin like pages of a b-tree.
      throw new UnknownPagesException("a database with auto_vacuum");
    }
    int stored = Short.toUnsignedInt(start.getShort(PAGE_SIZE));
    int pageSize = stored == 1 ? MAX_PAGE_SIZE : stored;
    if (pageSize < MIN_PAGE_SIZE || Integer.bitCount(pageSize) != 1) {
      throw new UnknownPagesException("pages of %d bytes".formatted(pageSize));
    }
    return new FileHeader(pageSize, pageSize - Byte.toUnsignedInt(start.get(RESERVED)));
  }

  /** Where the header of a page of a b-tree begins. */
  static int before(long page) {
    return page == 1 ? BYTES : 0;
  }
}
