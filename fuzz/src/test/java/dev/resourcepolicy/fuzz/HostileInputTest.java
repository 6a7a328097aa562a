package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Input that is too much, made here because it is too large to be kept. There is a quarter of the
 * memory that a function has.
 */
final class HostileInputTest {
  private static final int MUCH = 10_000_000;

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("100,000 brackets", "[".repeat(100_000)),
        Arguments.of("100,000 braces", "{\"a\":".repeat(100_000)),
        Arguments.of("a string of 10 MB", "\"" + "x".repeat(MUCH) + "\""),
        Arguments.of("a string of 10 MB that does not end", "\"" + "x".repeat(MUCH)),
        Arguments.of("a name of 10 MB", "{\"" + "x".repeat(MUCH) + "\":1}"),
        Arguments.of("10 MB of white space", " ".repeat(MUCH)),
        Arguments.of("a million digits", "9".repeat(1_000_000)),
        Arguments.of("a large exponent", "[1e999999999,-1e-999999999,1E+2147483648]"),
        Arguments.of("a million numbers", "[" + "1,".repeat(1_000_000) + "1]"),
        Arguments.of("100,000 equal names", "{" + "\"a\":1,".repeat(100_000) + "\"a\":1}"),
        Arguments.of("100,000 names of one hash", names(100_000)),
        Arguments.of("halves of pairs", "[\"" + "\\ud800".repeat(100_000) + "\"]"),
        Arguments.of("no UTF-8", noise(100_000)));
  }

  /** Names of the same hash code, which a table that trusts hashes looks through one by one. */
  private static String names(int count) {
    var text = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      text.append('"');
      for (int bit = 0; bit < 17; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":1,");
    }
    return text.append("\"\":1}").toString();
  }

  private static String noise(int bytes) {
    var noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    return "{\"a\":\"" + new String(noise, UTF_8) + "\"}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isReadOrRefused(String name, String text) {
    try {
      assertThat(Json.parse(text)).isNotNull();
    } catch (JsonException refusal) {
      assertThat(refusal.getMessage()).hasSizeLessThan(100);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isADocumentOrAProblem(String name, String text) {
    var problems = new ArrayList<String>();

    var desired = PolicyDocument.desired(Json.of(text), problems);

    assertThat(desired).isEmpty();
    assertThat(problems).isNotEmpty().allSatisfy(p -> assertThat(p).hasSizeLessThan(400));
    assertThat(PolicyDocument.observed(text).json()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void isAnsweredAsAPolicyDocument(String name, String text) {
    FuzzedFunction function = FuzzedFunction.remembering();
    Json.Obj create =
        Json.Obj.of(
            "RequestType",
            Json.of("Create"),
            "ResponseURL",
            Json.of("https://answers.example.com/"),
            "StackId",
            Json.of("stack"),
            "RequestId",
            Json.of("request"),
            "LogicalResourceId",
            Json.of("OrdersPolicy"),
            "ResourceProperties",
            Json.Obj.of("ResourceArn", Json.of(text), "PolicyDocument", Json.of(text)));

    function.invoke(create.text().getBytes(UTF_8));

    assertThat(function.takeAnswers())
        .singleElement()
        .satisfies(body -> assertThat(body).hasSizeLessThanOrEqualTo(4096));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void isADocumentOfVeryManyStatements(String statement) {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":["
            + String.join(",", Collections.nCopies(10_000, statement))
            + "]}";
    PolicyDocument document = PolicyDocument.observed(text);

    assertThatCode(() -> PolicyDocument.desired(Json.of(text), new ArrayList<>()))
        .doesNotThrowAnyException();
    assertThat(document.isEquivalentTo(PolicyDocument.observed(text))).isTrue();
    assertThat(document.differenceTo(PolicyDocument.observed(text)).lines()).isEmpty();
  }

  static Stream<String> statements() {
    return Stream.of(
        "{}",
        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"a:B\",\"Resource\":\"*\"}",
        "{\"Effect\":1,\"Principle\":2,\"Actions\":3,\"Condition\":4}");
  }
}
