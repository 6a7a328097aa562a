package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.EventReader;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.policy.PolicyFailure;
import java.util.Optional;

/** Whatever an invocation can be given, at a function that has something to remember. */
final class EventFuzzTest {
  private static final byte[] CREATE =
      """
      {"RequestType": "Create", "StackId": "stack", "RequestId": "first",
       "LogicalResourceId": "OrdersPolicy", "ResourceProperties": {
         "ResourceArn": "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders",
         "PolicyDocument": {"Version": "2012-10-17", "Statement": {"Sid": "Reads",
           "Effect": "Allow", "Principal": {"AWS": "444455556666"},
           "Action": "dynamodb:GetItem", "Resource": "*"}}}}
      """
          .getBytes(UTF_8);

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void endsInAResultOrATypedFailure(byte[] input) {
    FuzzedFunction function = FuzzedFunction.remembering();
    function.invoke(CREATE);

    try {
      function.invoke(input);
    } catch (PolicyFailure | JsonException typed) {
      assertThat(typed.getMessage()).isNotBlank();
      assertThat(request(input)).isEmpty();
    }

    assertThat(function.takeAnswers()).hasSize(waits(input) ? 1 : 0);
  }

  /** Whether CloudFormation waits for an answer at a URL. */
  private static boolean waits(byte[] input) {
    return request(input).flatMap(Event.CustomResource::responseUrl).isPresent();
  }

  private static Optional<Event.CustomResource> request(byte[] input) {
    try {
      return EventReader.read(Json.parse(new String(input, UTF_8)), "id")
              instanceof Event.CustomResource request
          ? Optional.of(request)
          : Optional.empty();
    } catch (JsonException none) {
      return Optional.empty();
    }
  }
}
