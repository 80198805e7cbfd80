package dev.usermemory.store.sqlite.engine.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usermemory.store.sqlite.engine.pages.BtreePage.Range;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BtreePageTest {

  private static final int SIZE = 512;
  private static final byte LEAF = 13;
  private static final byte INTERIOR = 5;

  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);

  private BtreePage page(byte kind, int header, int content, int... cells) {
    bytes
        .put(header, kind)
        .putShort(header + 3, (short) cells.length)
        .putShort(header + 5, (short) content);
    int pointers = header + (kind == LEAF ? 8 : 12);
    for (int i = 0; i < cells.length; i++) {
      bytes.putShort(pointers + 2 * i, (short) cells[i]);
    }
    return new BtreePage(bytes, header, SIZE);
  }

  private void freeblock(int at, int next, int size) {
    bytes.putShort(at, (short) next).putShort(at + 2, (short) size);
  }

  @Test
  void unused_isBetweenPointersAndCells() throws Exception {
    assertThat(page(LEAF, 0, 400, 400, 480).unused()).containsExactly(new Range(12, 400));
    assertThat(page(INTERIOR, 0, 500, 500).unused()).containsExactly(new Range(14, 500));
    assertThat(page(LEAF, 100, SIZE).unused()).containsExactly(new Range(108, SIZE));
  }

  @Test
  void unused_ofTheLargestPage_endsAtItsEnd() throws Exception {
    page(LEAF, 0, 0);

    assertThat(new BtreePage(bytes, 0, 1 << 16).unused()).containsExactly(new Range(8, 1 << 16));
  }

  @Test
  void unused_isInFreedCells_butForWhatLinksThem() throws Exception {
    BtreePage page = page(LEAF, 0, 400, 480);
    bytes.putShort(1, (short) 400);
    freeblock(400, 450, 20);
    freeblock(450, 0, 4);

    assertThat(page.unused())
        .containsExactly(new Range(10, 400), new Range(404, 420), new Range(454, 454));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 480, 0, 0", // cells before their pointers end
    "513, 480, 0, 0", // behind the page
    "400, 399, 0, 0", // a pointer into the gap
    "400, 512, 0, 0",
    "400, 480, 399, 8", // a freed cell in the gap
    "400, 480, 510, 4",
    "400, 480, 450, 3", // of less than its own header
    "400, 480, 450, 63"
  })
  void unused_whenPartsOverlap_isUnknown(int content, int cell, int freed, int size) {
    BtreePage page = page(LEAF, 0, content, cell);
    bytes.putShort(1, (short) freed);
    if (freed > 0) {
      freeblock(freed, 0, size);
    }

    assertThatExceptionOfType(UnknownPagesException.class).isThrownBy(page::unused);
  }

  @Test
  void unused_whenFreedCellsGoInCircles_isUnknown() {
    BtreePage page = page(LEAF, 0, 400, 480);
    bytes.putShort(1, (short) 400);
    freeblock(400, 400, 20);

    assertThatExceptionOfType(UnknownPagesException.class).isThrownBy(page::unused);
  }
}
