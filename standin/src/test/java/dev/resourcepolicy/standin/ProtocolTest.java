package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ProtocolTest {
  private final Wired wired = new Wired();
  private final Wired rest = new Wired(List.of(new Echo()));

  @AfterEach
  void close() {
    wired.close();
    rest.close();
  }

  @Test
  @Tag("documented")
  void namesAnErrorInTheHeaderAndInTheBody() {
    var response = wired.call("dynamodb", "DescribeTable", "TableName", "Orders");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("ResourceNotFoundException");
    assertThat(response.text("__type"))
        .isEqualTo("com.amazonaws.dynamodb.v20120810#ResourceNotFoundException");
    assertThat(response.message())
        .isEqualTo("Requested resource not found: Table: Orders not found");
  }

  @Test
  void givesEveryAnswerARequestIdThatTheCallsKeep() {
    var response = wired.call("dynamodb", "ListTables");

    String requestId = response.http().headers().firstValue("x-amzn-RequestId").orElseThrow();
    assertThat(wired.standIn.calls())
        .containsExactly(
            new Seen(
                "dynamodb",
                "ListTables",
                Json.Obj.of(),
                200,
                requestId,
                Wired.START,
                Optional.empty()));
  }

  @Test
  @Tag("observed") // botocore and the Java SDK refuse an answer of DynamoDB whose checksum is wrong
  void sendsDynamoDbsChecksumOfTheBody() {
    var response = wired.call("dynamodb", "ListTables");

    var crc = new CRC32();
    crc.update(response.http().body().getBytes(StandardCharsets.UTF_8));
    assertThat(response.http().headers().firstValue("x-amz-crc32"))
        .contains(Long.toString(crc.getValue()));
  }

  @Test
  @Tag("assumed")
  void answersAnUnknownTargetWithUnknownOperation() {
    var response = wired.call("dynamodb", "PutThing");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("UnknownOperationException");
  }

  @Test
  @Tag("observed") // by anybody who sends DynamoDB another type
  void refusesAMemberOfAnotherType() {
    var response = wired.call("dynamodb", "DescribeTable", Json.Obj.of("TableName", Json.of(42)));

    assertThat(response.code()).isEqualTo("SerializationException");
    assertThat(response.message()).isEqualTo("NUMBER_VALUE can not be converted to a String");
  }

  @Test
  @Tag("assumed")
  void refusesABodyThatIsNotAnObject() {
    var response = Wired.read(wired.send(wired.request("dynamodb", "ListTables", "[1")));

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("SerializationException");
  }

  @Test
  @Tag("documented") // the constraints of the service model; the message's form is DynamoDB's
  void refusesWhatTheModelDoesNotAllow() {
    var missing = wired.call("dynamodb", "PutResourcePolicy", "ResourceArn", "arn:aws:dynamodb");
    var tooLong = wired.call("dynamodb", "GetResourcePolicy", "ResourceArn", "x".repeat(1284));

    assertThat(missing.code()).isEqualTo("ValidationException");
    assertThat(missing.message())
        .isEqualTo(
            "1 validation error detected: Value at 'policy' failed to satisfy constraint:"
                + " Member must not be null");
    assertThat(tooLong.message()).endsWith("Member must have length less than or equal to 1283");
  }

  @Test
  @Tag("documented")
  void gathersTheMembersOfARestCallFromPathQueryAndBody() {
    var response =
        Wired.read(
            rest.send(
                rest.request("/things/a%2Fb/policy?clientToken=t%20x")
                    .header("Authorization", "AWS4-HMAC-SHA256 Credential=AK/20261009/us-east-1/x/")
                    .PUT(BodyPublishers.ofString("{\"document\":\"d\"}"))));

    assertThat(response.status()).isEqualTo(202);
    assertThat(response.body().text())
        .isEqualTo(
            "{\"clientToken\":\"t x\",\"thingId\":\"a/b\",\"document\":\"d\","
                + "\"region\":\"us-east-1\"}");
    assertThat(response.http().headers().firstValue("X-Echo")).contains("yes");
  }

  @Test
  @Tag("documented")
  void answersARestDeletionWithAnEmptyBody() {
    var response = rest.send(rest.request("/things/one").DELETE());

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void findsNoRestOperationAtAnotherMethodOrPath() {
    assertThat(rest.send(rest.request("/things/one/two").GET()).statusCode()).isEqualTo(404);
    assertThat(rest.send(rest.request("/things/one/policy").GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void answersInProcessWithoutFaultsAndUnseen() {
    wired.standIn.faults().add("dynamodb", "ListTables", new Fault.Denied(), 1);

    Json answer = wired.standIn.answer("dynamodb", "ListTables", Json.Obj.of());

    assertThat(answer.text()).isEqualTo("{\"TableNames\":[]}");
    assertThat(wired.standIn.calls()).isEmpty();
    assertThatThrownBy(
            () ->
                wired.standIn.answer(
                    "dynamodb", "DescribeTable", Json.Obj.of("TableName", Json.of("Orders"))))
        .isInstanceOfSatisfying(
            ServiceError.class,
            error -> assertThat(error.code()).isEqualTo("ResourceNotFoundException"));
  }
}
