package dev.usermemory.backup.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"backup extra", "verify", "restore a b", "backp", "help", "restore --x=y"})
  void misuse_isTold_andStartsNothing(String line) {
    String[] args = line.split(" ");

    assertThat(Commands.accept(args)).isTrue();
    assertThat(Commands.run(args)).isEqualTo(2);
  }

  @Test
  void settings_areNoCommand() {
    assertThat(Commands.accept(new String[] {"--server.port=1", "backup"})).isFalse();
    assertThat(Commands.accept(new String[0])).isFalse();
  }
}
