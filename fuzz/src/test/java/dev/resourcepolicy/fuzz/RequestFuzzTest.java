package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.resourcepolicy.acmpca.AcmPcaPolicyFunction;
import dev.resourcepolicy.amp.AmpPolicyFunction;
import dev.resourcepolicy.dynamodb.DynamoDbPolicyFunction;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.ssm.SsmPolicyFunction;
import dev.resourcepolicy.xray.XRayPolicyFunction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Requests for custom resources, at the five functions. Their clients find no service, so one that
 * can be sent fails too; nothing that a request says gets in the way of its answer.
 */
final class RequestFuzzTest {
  private final List<FuzzedFunction> functions =
      Stream.<Function<Platform, PolicyFunction>>of(
              DynamoDbPolicyFunction::new,
              SsmPolicyFunction::new,
              AmpPolicyFunction::new,
              AcmPcaPolicyFunction::new,
              XRayPolicyFunction::new)
          .map(function -> new FuzzedFunction(function, RequestFuzzTest::nowhere))
          .toList();

  private int requests = 0;

  @FuzzTest
  @DictionaryFile(resourcePath = "words.dict")
  void isAnsweredOnceAndInFull(byte[] input) {
    if (!(json(input) instanceof Json.Obj fuzzed)) {
      return;
    }
    Json.Obj request =
        fuzzed
            .with("ResponseURL", Json.of("https://answers.example.com/"))
            .with("StackId", Json.of("stack"))
            .with("RequestId", Json.of("request-" + ++requests))
            .with("LogicalResourceId", Json.of("OrdersPolicy"))
            .with(
                "PhysicalResourceId", Json.of(start(fuzzed.text("PhysicalResourceId").orElse(""))));

    for (FuzzedFunction function : functions) {
      function.invoke(request.text().getBytes(UTF_8));

      List<byte[]> answers = function.takeAnswers();
      assertThat(answers).hasSize(1);
      checkAnswer(answers.getFirst());
    }
  }

  private static void checkAnswer(byte[] body) {
    assertThat(body).hasSizeLessThanOrEqualTo(4096);
    Json.Obj answer = (Json.Obj) Json.parse(new String(body, UTF_8));
    assertThat(answer.text("Status").orElseThrow()).isIn("SUCCESS", "FAILED");
    assertThat(answer.text("Reason").orElseThrow()).isNotBlank().doesNotContain("unexpectedly");
    assertThat(answer.text("PhysicalResourceId").orElseThrow()).isNotEmpty();
  }

  /** As much of a physical id as CloudFormation takes. */
  private static String start(String id) {
    return id.substring(0, Math.min(id.length(), 300));
  }

  private static Json json(byte[] input) {
    try {
      return Json.parse(new String(input, UTF_8));
    } catch (JsonException none) {
      return new Json.Null();
    }
  }

  private static void nowhere(AwsClientBuilder<?, ?> builder) {
    if (builder instanceof SdkSyncClientBuilder<?, ?> client) {
      client.httpClientBuilder(_ -> new NoNetwork());
    }
    builder
        .region(Region.of(FuzzedFunction.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create());
  }
}
