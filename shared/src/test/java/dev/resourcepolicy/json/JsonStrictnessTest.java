package dev.resourcepolicy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: two readers of such a text might not read the same. */
class JsonStrictnessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":3}",
        "{\"a\":1,\"\\u0061\":2}",
        "[{\"x\":{\"a\":1,\"a\":1}}]"
      })
  void refusesAMemberThatIsNamedTwice(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("it names a member twice, at line 1, column ");
  }

  @Test
  void takesTheSameNameInTwoObjectsAndInAnotherCase() {
    String text = "[{\"a\":1,\"A\":2},{\"a\":{\"a\":1}}]";

    assertThat(Json.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} []", "1 2", "\"a\" \"b\"", "null\nnull"})
  void refusesASecondValue(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("it goes on after the end, at line ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void refusesNothing(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessage("it is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} x",
        "{}]",
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "/* c */ {}",
        "01",
        "+1",
        ".5",
        "1.",
        "NaN",
        "Infinity",
        "True",
        "nul",
        "\"a",
        "\"a\nb\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\uFEFF{}"
      })
  void refusesWhatIsNotJson(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageMatching("it is not JSON, at line \\d+, column \\d+");
  }

  @Test
  void saysWhereItStoppedReading() {
    assertThatThrownBy(() -> Json.parse("{\n  \"a\": ?\n}"))
        .hasMessage("it is not JSON, at line 2, column 8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "{\"a\": secret}",
        "{secret: 1}",
        "{\"secret\":1,\"secret\":2}",
        "{\"a\":\"secret",
        "{\"secret\"}",
        "{} secret",
        "\"secret\" \"secret\"",
        "[\"secret\", \"sec\nret\"]",
        "[\"secret\" 1]"
      })
  void neverQuotesTheTextInAMessageOrACause(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasNoCause()
        .message()
        .doesNotContainIgnoringCase("secret");
  }

  @Test
  void readsDeepNestingUpToItsLimit() {
    assertThat(Json.parse(nested(100)).text()).isEqualTo(nested(100));
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 100_000})
  void refusesNestingBeyondItsLimit(int depth) {
    assertThatThrownBy(() -> Json.parse(nested(depth)))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("it nests deeper than 100 levels");
  }

  @Test
  void readsANumberOfAThousandDigitsAndNoMore() {
    String most = "9".repeat(1000);

    assertThat(Json.parse(most)).isEqualTo(new Json.Num(most));
    assertThatThrownBy(() -> Json.parse(most + "9"))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("a name, a text or a number in it is too long");
  }

  @Test
  void readsANameOf50000CharactersAndNoMore() {
    String most = "n".repeat(50_000);

    assertThat(((Json.Obj) Json.parse("{\"" + most + "\":1}")).members()).containsKey(most);
    assertThatThrownBy(() -> Json.parse("{\"" + most + "n\":1}"))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("a name, a text or a number in it is too long");
  }

  @Test
  void readsATextOfTenMillionCharacters() {
    String text = "x".repeat(10_000_000);

    assertThat(Json.parse("\"" + text + "\"")).isEqualTo(Json.of(text));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
