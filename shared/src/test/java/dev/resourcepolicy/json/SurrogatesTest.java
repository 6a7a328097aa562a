package dev.resourcepolicy.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SurrogatesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00e9", "\ud83d\ude00", "a\ud83d\ude00b\ud83d\ude00"})
  void findsEachHalfWithItsOther(String text) {
    assertThat(Surrogates.arePaired(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d",
        "\ude00",
        "\ude00\ud83d",
        "a\ud83d",
        "\ud83db",
        "\ud83d\ude00\ude00",
        "\ud83d\ud83d\ude00"
      })
  void findsOneThatHasNoOther(String text) {
    assertThat(Surrogates.arePaired(text)).isFalse();
  }

  @Test
  void saysOfAnyTextWhatUtf8SaysOfIt() {
    var random = new Random(1);
    char[] drawn = {'a', '\u00ff', '\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000'};
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      random.ints(random.nextInt(6), 0, drawn.length).forEach(at -> text.append(drawn[at]));

      assertThat(Surrogates.arePaired(text.toString()))
          .as("%s", text.chars().boxed().toList())
          .isEqualTo(StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }
  }
}
