package dev.resourcepolicy.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PropertiesTest {
  enum Choice {
    FIRST,
    SECOND
  }

  @Test
  @Tag("scenario-13")
  void collectsEveryProblem() {
    var properties =
        of("{\"Text\": \"\", \"Flag\": \"yes\", \"Choice\": \"Third\", \"Misspelt\": \"1\"}");

    var _ = properties.text("Text");
    var _ = properties.flag("Flag");
    var _ = properties.choice("Choice", Choice.FIRST);
    properties.missing("Target");

    assertThat(properties.problems())
        .containsExactly(
            "Text must be a text that is not empty",
            "Flag must be true or false, and is \"yes\"",
            "Choice must be one of First, Second, and is \"Third\"",
            "Target is missing",
            "Misspelt is unknown here; known are Text, Flag, Choice");
  }

  @ParameterizedTest
  @CsvSource({"OnExisitng, OnExisting", "onexisting, OnExisting", "Onwer, Owner", "Owners, Owner"})
  void namesTheOneThatAMisspeltPropertyResembles(String misspelt, String meant) {
    var properties = new Properties(Json.Obj.of(misspelt, Json.of("x")));
    var _ = properties.value("OnExisting");
    var _ = properties.value("Owner");

    assertThat(properties.problems())
        .containsExactly(misspelt + " is unknown here (did you mean " + meant + "?)");
  }

  @Test
  void quotesNoMoreOfAWrongValueThanItTakesToRecogniseIt() {
    var properties =
        new Properties(
            Json.Obj.of("Flag", Json.of("y".repeat(5000)), "x".repeat(5000), Json.of("")));

    var _ = properties.flag("Flag");

    assertThat(properties.problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem).hasSizeLessThan(300));
  }

  @Test
  void refusesATextThatCannotBeSent() {
    var properties = of("{\"Text\": \"a\\ud800\"}");

    assertThat(properties.text("Text")).isEmpty();
    assertThat(properties.problems())
        .containsExactly("Text holds half of a surrogate pair, which cannot be sent");
  }

  @Test
  void tellsWhatIsWrongFromWhatIsUnknown() {
    var properties = of("{\"Flag\": \"yes\", \"Misspelt\": \"1\"}");

    var _ = properties.flag("Flag");

    assertThat(properties.wrong()).containsExactly("Flag must be true or false, and is \"yes\"");
  }

  @Test
  void findsNothingWrongWithRightProperties() {
    var properties =
        of("{\"Text\": \"a\", \"Flag\": true, \"Choice\": \"Second\", \"Nonce\": \"7\"}");
    properties.ignore("Nonce", "ServiceToken");

    assertThat(properties.text("Text")).contains("a");
    assertThat(properties.flag("Flag")).isTrue();
    assertThat(properties.choice("Choice", Choice.FIRST)).isEqualTo(Choice.SECOND);
    assertThat(properties.problems()).isEmpty();
  }

  @ParameterizedTest
  @Tag("scenario-12")
  @CsvSource(
      quoteCharacter = '`',
      value = {"true, true", "false, false", "\"true\", true", "\"false\", false"})
  void readsFlagsAsCloudFormationSendsThem(String written, boolean expected) {
    var properties = of("{\"Flag\": %s}".formatted(written));

    assertThat(properties.flag("Flag")).isEqualTo(expected);
    assertThat(properties.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"True\"", "\"\"", "null", "{}", "[true]"})
  void guessesNoFlag(String written) {
    var properties = of("{\"Flag\": %s}".formatted(written));

    assertThat(properties.flag("Flag")).isFalse();
    assertThat(properties.problems())
        .containsExactly("Flag must be true or false, and is " + written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "\" \"", "null", "{}", "true"})
  void guessesNoText(String written) {
    var properties = of("{\"Text\": %s}".formatted(written));

    assertThat(properties.text("Text")).isEmpty();
    assertThat(properties.problems()).containsExactly("Text must be a text that is not empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"second\"", "\"SECOND\"", "2", "null"})
  void guessesNoChoice(String written) {
    var properties = of("{\"Choice\": %s}".formatted(written));

    assertThat(properties.choice("Choice", Choice.FIRST)).isEqualTo(Choice.FIRST);
    assertThat(properties.problems())
        .containsExactly("Choice must be one of First, Second, and is " + written);
  }

  @Test
  void takesAbsentPropertiesForTheirDefaults() {
    var properties = of("{}");

    assertThat(properties.text("Text")).isEmpty();
    assertThat(properties.flag("Flag")).isFalse();
    assertThat(properties.choice("Choice", Choice.SECOND)).isEqualTo(Choice.SECOND);
    assertThat(properties.value("Value")).isEmpty();
    assertThat(properties.problems()).isEmpty();
  }

  @Test
  void doesNotCallMissingWhatIsWrongAlready() {
    var properties = of("{\"Text\": 1}");

    var _ = properties.text("Text");
    properties.missing("Text");

    assertThat(properties.problems()).containsExactly("Text must be a text that is not empty");
  }

  private static Properties of(String json) {
    return new Properties((Json.Obj) Json.parse(json));
  }
}
