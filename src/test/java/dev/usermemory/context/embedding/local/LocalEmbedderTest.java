package dev.usermemory.context.embedding.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.usermemory.context.embedding.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The real models, in the real runtime. */
class LocalEmbedderTest {

  private static final LocalEmbedder EMBEDDER = new LocalEmbedder();

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  private static Vector embed(String text) {
    return EMBEDDER.embed(List.of(text)).getFirst();
  }

  /** The example of the model's card, computed there in full precision. */
  @Test
  void embed_sameMeaningInOtherWords_isNear() {
    Vector pork = embed("Does not eat pork");

    assertThat(pork.dimensions()).isEqualTo(384);
    assertThat(pork.cosine(embed("Suggest a dish for dinner")))
        .isGreaterThan(embed("Has two cats").cosine(embed("Suggest a dish for dinner")) + 0.1);
    assertThat(embed("That is a happy person").cosine(embed("That is a very happy person")))
        .isEqualTo(0.94, within(0.03));
    assertThat(embed("That is a happy person").cosine(embed("Today is a sunny day")))
        .isEqualTo(0.26, within(0.06));
  }

  @Test
  void embed_chinese_isReadByAModelOfItsOwn() {
    Vector allergy = embed("我对花生过敏");
    Vector snack = embed("推荐一些零食");

    assertThat(snack.isComparable(allergy)).isTrue();
    assertThat(snack.isComparable(embed("Does not eat pork"))).isFalse();
    assertThat(embed("我不能吃什么食物？").cosine(allergy))
        .isGreaterThan(embed("我不能吃什么食物？").cosine(embed("我住在上海")));
  }

  @Test
  void embed_otherScripts_haveNoVector() {
    assertThat(embed("Живёт в Москве")).isEqualTo(Vector.NONE);
    assertThat(embed("")).isEqualTo(Vector.NONE);
  }

  @Test
  void embed_theSameText_isTheSameInAnyCompany() {
    List<String> texts = List.of("One", "A much longer sentence, with a comma", "我住在上海", "One");

    List<Vector> together = EMBEDDER.embed(texts);

    assertThat(together).isEqualTo(texts.stream().map(LocalEmbedderTest::embed).toList());
    assertThat(together.getFirst()).isEqualTo(together.getLast());
  }

  @Test
  void embed_atTheSameTime_isTheSame() throws InterruptedException {
    Vector alone = embed("Works as a nurse at night");
    List<Vector> seen = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        IntStream.range(0, 4)
            .mapToObj(
                i -> Thread.ofPlatform().start(() -> seen.add(embed("Works as a nurse at night"))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen).hasSize(4).containsOnly(alone);
  }

  @Test
  void embed_anyText_neverFails() {
    for (String text :
        List.of("\uD800", "\u0000", "a".repeat(8_000), "? ".repeat(4_000), "\u202e\u0301")) {
      assertThat(embed(text)).isNotNull();
    }
  }
}
