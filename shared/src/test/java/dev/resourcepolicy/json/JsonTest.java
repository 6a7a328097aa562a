package dev.resourcepolicy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsEveryKindOfValue() {
    Json json = Json.parse("{ \"a\" : [ 1, \"x\", true, false, null, {} ] }");

    assertThat(json)
        .isEqualTo(
            Json.Obj.of(
                "a",
                new Json.Arr(
                    List.of(
                        Json.of(1),
                        Json.of("x"),
                        Json.of(true),
                        Json.of(false),
                        new Json.Null(),
                        Json.Obj.of()))));
  }

  @Test
  void writesOneLineWithTheMembersInTheirOrder() {
    String text = "{ \"z\" : 1,\n\t\"a\" : [ true , null ],\r\n \"m\" : { \"b\" : \"c d\" } }";

    assertThat(Json.parse(text).text())
        .isEqualTo("{\"z\":1,\"a\":[true,null],\"m\":{\"b\":\"c d\"}}");
  }

  @ParameterizedTest
  @Tag("scenario-12")
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1.0",
        "1.10",
        "1E2",
        "1e+2",
        "12345678901234567890123",
        "0.1000000000000000055"
      })
  void keepsTheLiteralOfANumber(String literal) {
    assertThat(Json.parse(literal)).isEqualTo(new Json.Num(literal));
    assertThat(Json.parse("[" + literal + "]").text()).isEqualTo("[" + literal + "]");
  }

  @ParameterizedTest
  @Tag("scenario-12")
  @ValueSource(strings = {"true", "42", "012345678901", "null", "2012-10-17", ""})
  void keepsAStringAString(String value) {
    Json json = Json.parse("\"" + value + "\"");

    assertThat(json).isEqualTo(new Json.Str(value));
    assertThat(json.text()).isEqualTo("\"" + value + "\"");
  }

  @Test
  void writesWhatAStringHoldsSoThatItIsReadAgain() {
    String value = "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028ä€\uD83D\uDE00";

    String text = Json.of(value).text();

    assertThat(text).doesNotContain("\n", "\r").contains("ä€\uD83D\uDE00");
    assertThat(Json.parse(text)).isEqualTo(Json.of(value));
  }

  @Test
  void readsAnEscapedCharacterAsTheCharacter() {
    assertThat(Json.parse("\"\\u00e4\\/\\ud83d\\ude00\"")).isEqualTo(Json.of("ä/\uD83D\uDE00"));
  }

  @Test
  void givesMembersByNameAndKind() {
    Json.Obj object = Json.Obj.of("text", Json.of("x"), "object", Json.Obj.of());

    assertThat(object.get("text")).contains(Json.of("x"));
    assertThat(object.get("other")).isEmpty();
    assertThat(object.text("text")).contains("x");
    assertThat(object.text("object")).isEmpty();
    assertThat(object.text("other")).isEmpty();
    assertThat(object.object("object")).contains(Json.Obj.of());
    assertThat(object.object("text")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a | {"a":9,"b":2}
          c | {"a":1,"b":2,"c":9}
          """)
  void setsAMemberInItsOldPlaceOrAtTheEnd(String name, String text) {
    Json.Obj object = Json.Obj.of("a", Json.of(1), "b", Json.of(2));

    assertThat(object.with(name, Json.of(9)).text()).isEqualTo(text);
    assertThat(object.text()).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void doesNotChangeWithTheMapThatItWasMadeOf() {
    var members = new LinkedHashMap<String, Json>();
    members.put("a", Json.of(1));
    var object = new Json.Obj(members);

    members.put("b", Json.of(2));

    assertThat(object.text()).isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> object.members().put("c", Json.of(3)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void isRecognisedByItsStart() {
    assertThat(Json.of("short").excerpt()).isEqualTo("\"short\"");
    assertThat(Json.of("x".repeat(198)).excerpt()).hasSize(200).endsWith("x\"");
    assertThat(Json.of("x".repeat(199)).excerpt()).isEqualTo("\"" + "x".repeat(199) + "...");
    assertThat(Json.of("x".repeat(198) + "\uD83D\uDE00").excerpt())
        .isEqualTo("\"" + "x".repeat(198) + "...");
  }
}
