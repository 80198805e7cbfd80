package dev.usermemory.store;

import dev.usermemory.kernel.AnonymousUsers;
import dev.usermemory.kernel.InvalidSettingException;
import dev.usermemory.kernel.InvalidValueException;
import dev.usermemory.kernel.UserId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is nobody.
 *
 * @param userIds {@code ANONYMOUS_USER_IDS}, exactly as they are sent
 */
@ConfigurationProperties("usermemory.anonymous")
record AnonymousProperties(@DefaultValue("anonymous") List<String> userIds) {

  AnonymousProperties {
    userIds = userIds.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
  }

  AnonymousUsers users() {
    return new AnonymousUsers(
        userIds.stream().map(AnonymousProperties::userId).collect(Collectors.toSet()));
  }

  private static UserId userId(String id) {
    try {
      return new UserId(id);
    } catch (InvalidValueException _) {
      throw new InvalidSettingException("ANONYMOUS_USER_IDS must be user ids, with commas between");
    }
  }
}
