package dev.resourcepolicy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":1,\"a\":[true,false,null,\"x\"],\"c\":{}}",
        "1.0",
        "1e2",
        "12345678901234567890123",
        "\"\\u0001\\\"\\\\\"",
        "[]"
      })
  void isWrittenAsItWasRead(String text) {
    assertThat(Json.parse(text).text()).isEqualTo(text);
  }

  @Test
  void isWrittenOnOneLine() {
    assertThat(Json.parse("{ \"a\" :\n [ 1 ,\n 2 ] }").text()).isEqualTo("{\"a\":[1,2]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{\"secret\":1,\"secret\":2}",
        "{\"secret\":}",
        "{\"secret\":1} x",
        "[1,]",
        "{secret:1}",
        "NaN",
        "\"secret"
      })
  void refusesWhatIsNotStrictlyJsonWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(JsonException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesToNestWithoutEnd() {
    assertThat(Json.parse("[".repeat(100) + "]".repeat(100))).isInstanceOf(Json.Arr.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(101) + "]".repeat(101)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("nests deeper");
  }

  @Test
  void keepsTheOrderOfMembersWhereOneIsReplaced() {
    Json.Obj object = Json.Obj.of("a", Json.of(1), "b", Json.of(2));

    assertThat(object.with("a", Json.of(3)).with("c", Json.of(4)).text())
        .isEqualTo("{\"a\":3,\"b\":2,\"c\":4}");
  }
}
