package dev.resourcepolicy.policy;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DynamoDB hands back another text than it was given: minified, members in its own order, single
 * values as strings, accounts as their roots. Observed of the real service by
 * aws-controllers-k8s/dynamodb-controller ("docs/api-quirks").
 */
@Tag("scenario-55")
class DynamoDbReadBackTest {
  private static final List<String> ORDER =
      List.of(
          "Version",
          "Id",
          "Statement",
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  @Test
  void recognisesWhatItSent() {
    PolicyDocument sent =
        Documents.observed(
            """
            { 'Statement': {
                'Resource': ['arn:aws:dynamodb:eu-west-1:444455556666:table/T'],
                'Action': ['dynamodb:GetItem', 'dynamodb:Query'],
                'Principal': {'AWS': ['111122223333', '111122223333']},
                'Condition': {'Bool': {'aws:SecureTransport': true}},
                'Effect': 'Allow', 'Sid': 'Read' },
              'Version': '2012-10-17' }
            """);
    PolicyDocument readBack =
        Documents.observed(
            "{'Version':'2012-10-17','Statement':[{'Sid':'Read','Effect':'Allow',"
                + "'Principal':{'AWS':'arn:aws:iam::111122223333:root'},"
                + "'Action':['dynamodb:GetItem','dynamodb:Query'],"
                + "'Resource':'arn:aws:dynamodb:eu-west-1:444455556666:table/T',"
                + "'Condition':{'Bool':{'aws:SecureTransport':'true'}}}]}");

    assertThat(readBack.isEquivalentTo(sent)).isTrue();
  }

  @Test
  void doesNotRecogniseWhatItDidNotSend() {
    PolicyDocument sent = Documents.observed("{'Version':'2012-10-17','Statement':{'Sid':'1'}}");
    PolicyDocument readBack =
        Documents.observed("{'Version':'2008-10-17','Statement':[{'Sid':'1'}]}");

    assertThat(readBack.isEquivalentTo(sent)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void recognisesAnyDocumentThatItSent(long seed) {
    Json.Obj sent = new RandomDocument(new Random(seed)).next();

    String readBack = readBack("", sent).text();

    assertThat(
            PolicyDocument.observed(readBack).isEquivalentTo(PolicyDocument.observed(sent.text())))
        .isTrue();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("seeds", 300));
  }

  private static Json readBack(String name, Json value) {
    return switch (value) {
      case Json.Obj object -> inOrder(object);
      case Json.Arr(var values) -> {
        List<Json> read = values.stream().map(one -> readBack(name, one)).toList();
        List<Json> distinct = name.equals("AWS") ? read.stream().distinct().toList() : read;
        yield distinct.size() == 1 && !name.equals("Statement")
            ? distinct.getFirst()
            : new Json.Arr(distinct);
      }
      case Json.Str(var text) when name.equals("AWS") && text.matches("[0-9]{12}") ->
          Json.of("arn:aws:iam::" + text + ":root");
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static Json.Obj inOrder(Json.Obj object) {
    var members = new LinkedHashMap<String, Json>();
    object.members().entrySet().stream()
        .sorted(comparingInt(member -> ORDER.indexOf(member.getKey())))
        .forEach(
            member -> members.put(member.getKey(), readBack(member.getKey(), member.getValue())));
    return new Json.Obj(members);
  }
}
