package dev.usermemory.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a person: 1 to 128 visible ASCII characters without {@code / \ ? # %}. */
public record UserId(@JsonValue String value) {

  public static final String PATTERN = "[!-~&&[^/\\\\?#%]]{1,128}";
  private static final Pattern VALID = Pattern.compile(PATTERN);

  @JsonCreator
  public UserId {
    if (!VALID.matcher(value).matches()) {
      throw new InvalidValueException(
          "userId", "must be 1 to 128 visible ASCII characters without / \\ ? # %");
    }
  }

  @Override
  public String toString() {
    return "UserId[hidden]"; // a log line must never carry a person's id
  }
}
