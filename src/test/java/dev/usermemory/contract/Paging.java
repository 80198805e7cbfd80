package dev.usermemory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list page by page. */
final class Paging {

  private Paging() {}

  /** All items; fails on a page that is too large, or empty, or short though more follow. */
  static <T> List<T> all(int limit, Function<PageRequest, Page<T>> list) {
    var items = new ArrayList<T>();
    Page<T> page = list.apply(PageRequest.first(limit));
    items.addAll(page.items());
    while (page.nextCursor() != null) {
      assertThat(page.items()).hasSize(limit);
      page = list.apply(new PageRequest(page.nextCursor(), limit));
      assertThat(page.items()).isNotEmpty();
      items.addAll(page.items());
    }
    assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
    return items;
  }
}
