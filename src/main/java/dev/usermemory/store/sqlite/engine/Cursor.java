package dev.usermemory.store.sqlite.engine;

import dev.usermemory.kernel.InvalidCursorException;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * Cursors of one list: the position of the last item behind a check sum over it and over what is
 * listed, so that a cursor of another list, user or filter is recognised.
 *
 * @param list what is listed: its name, whose it is, its filter
 */
public record Cursor(List<@Nullable Object> list) {

  private static final int CHECK_SUM = 8;
  private static final TypeReference<List<Object>> POSITION = new TypeReference<>() {};

  public static Cursor of(@Nullable Object... list) {
    return new Cursor(Arrays.asList(list));
  }

  /** The position after which to go on, as it was encoded; empty for the first page. */
  public List<Object> decode(PageRequest page) {
    String cursor = page.cursor();
    if (cursor == null) {
      return List.of();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length > CHECK_SUM) {
        byte[] position = Arrays.copyOfRange(bytes, CHECK_SUM, bytes.length);
        if (Arrays.equals(bytes, 0, CHECK_SUM, checkSum(position), 0, CHECK_SUM)) {
          return JsonText.read(new String(position, StandardCharsets.UTF_8), POSITION);
        }
      }
    } catch (IllegalArgumentException | JacksonException e) {
      // Not even base64: as good as another list's.
    }
    throw new InvalidCursorException();
  }

  /** A page of what was fetched, which is one item more than the page holds if there is a next. */
  public <T> Page<T> page(List<T> fetched, PageRequest page, Function<T, List<Object>> position) {
    if (fetched.size() <= page.limit()) {
      return new Page<>(fetched, null);
    }
    List<T> items = fetched.subList(0, page.limit());
    return new Page<>(items, encode(position.apply(items.getLast())));
  }

  private String encode(List<Object> position) {
    byte[] json = JsonText.write(position).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(checkSum(json), CHECK_SUM + json.length);
    System.arraycopy(json, 0, bytes, CHECK_SUM, json.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] checkSum(byte[] position) {
    MessageDigest digest = Sha256.digest();
    digest.update(JsonText.write(list).getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(digest.digest(position), CHECK_SUM);
  }
}
