package dev.usermemory.store.sqlite.engine.pages;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page of a b-tree holds nothing: between its cell pointers and its cells, where SQLite
 * leaves what it has moved to another page, and in cells that were freed.
 *
 * @param page its bytes
 * @param header where its header begins
 * @param usable where the bytes end that SQLite uses
 */
record BtreePage(ByteBuffer page, int header, int usable) {

  private static final int FIRST_FREEBLOCK = 1;
  private static final int CELLS = 3;
  private static final int CONTENT = 5;
  private static final int LEAF_HEADER = 8;
  private static final int INTERIOR_HEADER = 12;

  /** Of a freeblock: where the next one is, and its own size. */
  private static final int FREEBLOCK_HEADER = 4;

  private static final int MAX_CONTENT = 65_536;

  /** From and to where, the end excluded. */
  record Range(int from, int to) {}

  /** Pages of other kinds begin with a number below 2^25, of which the first byte is 0 or 1. */
  static boolean isOne(byte first) {
    return switch (first) {
      case 2, 5, 10, 13 -> true;
      default -> false;
    };
  }

  List<Range> unused() throws UnknownPagesException {
    var unused = new ArrayList<Range>();
    int stored = number(header + CONTENT);
    int content = stored == 0 ? MAX_CONTENT : stored;
    int pointers = header + headerSize();
    int gap = pointers + 2 * number(header + CELLS);
    require(gap <= content && content <= usable);
    for (int pointer = pointers; pointer < gap; pointer += 2) {
      require(number(pointer) >= content && number(pointer) < usable);
    }
    unused.add(new Range(gap, content));
    int behind = content;
    for (int block = number(header + FIRST_FREEBLOCK); block != 0; block = number(block)) {
      require(block >= behind && block + FREEBLOCK_HEADER <= usable);
      behind = block + number(block + 2);
      require(behind >= block + FREEBLOCK_HEADER && behind <= usable);
      unused.add(new Range(block + FREEBLOCK_HEADER, behind));
    }
    return unused;
  }

  private int headerSize() {
    boolean leaf = page.get(header) >= 10;
    return leaf ? LEAF_HEADER : INTERIOR_HEADER;
  }

  private int number(int at) {
    return Short.toUnsignedInt(page.getShort(at));
  }

  private static void require(boolean sound) throws UnknownPagesException {
    if (!sound) {
      throw new UnknownPagesException("a page whose parts overlap");
    }
  }
}
