package dev.usermemory.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usermemory.kernel.Secret;
import dev.usermemory.ops.log.LogFormat;
import org.junit.jupiter.api.Test;

class UserIdHashTest {

  @Test
  void of_sameSalt_isTheSame() {
    assertThat(hash("salt").of("alice")).isEqualTo(hash("salt").of("alice"));
    assertThat(hash("salt").of("alice")).matches("[0-9a-f]{12}");
  }

  @Test
  void of_otherUserOrSalt_differs() {
    assertThat(hash("salt").of("alice"))
        .isNotEqualTo(hash("salt").of("bob"))
        .isNotEqualTo(hash("pepper").of("alice"));
  }

  @Test
  void of_withoutSalt_differsPerProcess() {
    assertThat(hash("").of("alice")).isNotEqualTo(hash("").of("alice"));
  }

  @Test
  void secret_isNotShown() {
    assertThat(new LogProperties(LogFormat.TEXT, new Secret("salt")).toString())
        .doesNotContain("salt");
    assertThat(new Secret("salt").toString()).doesNotContain("salt");
  }

  private static UserIdHash hash(String salt) {
    return new UserIdHash(new LogProperties(LogFormat.TEXT, new Secret(salt)));
  }
}
