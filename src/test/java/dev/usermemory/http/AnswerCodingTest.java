package dev.usermemory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCodingTest {

  @ParameterizedTest
  @CsvSource({
    "gzip, GZIP",
    "'deflate, gzip;q=0.1, br', GZIP",
    "gzip;q=0, IDENTITY",
    "'br, deflate', IDENTITY",
    "not-gzip, IDENTITY",
    "'gzip;q=', IDENTITY",
    "'', IDENTITY",
    ", IDENTITY"
  })
  void accepted_isWhatTheHeaderNames(@Nullable String header, AnswerCoding expected) {
    assertThat(AnswerCoding.accepted(header)).isEqualTo(expected);
  }

  @Test
  void packs_onlyWhatIsWorthIt() {
    assertThat(AnswerCoding.GZIP.packs(8 * 1024)).isTrue();
    assertThat(AnswerCoding.GZIP.packs(8 * 1024 - 1)).isFalse();
    assertThat(AnswerCoding.IDENTITY.packs(1 << 20)).isFalse();
  }

  @Test
  void pack_isUnpackedToTheSame() throws IOException {
    for (int length : new int[] {0, 1, 8_192, 100_000}) {
      byte[] body = new byte[length];
      new Random(length).nextBytes(body);

      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(AnswerCoding.pack(body)))) {
        assertThat(unpacked.readAllBytes()).isEqualTo(body);
      }
    }
  }
}
