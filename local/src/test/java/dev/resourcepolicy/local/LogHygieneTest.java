package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an invocation leaves in any log, at any level and however it ends. */
@Tag("scenario-40")
final class LogHygieneTest {

  /** How an invocation ends. */
  enum Ending {
    SUCCESS,
    FAILURE,
    REFUSAL,
    EXCEPTION,
    INVALID_DOCUMENT,
    UNDELIVERED
  }

  static Stream<Arguments> endings() {
    return SampleEvent.all().stream()
        .filter(sample -> Set.of("create", "dry-run", "policy-changed").contains(sample.name()))
        .flatMap(sample -> Stream.of(Ending.values()).map(end -> Arguments.of(sample, end)))
        .filter(LogHygieneTest::canEndSo);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void writesOneLineAndNoSecret(SampleEvent sample, Ending ending) {
    try (var world = new LogHygieneWorld(sample)) {
      Json.Obj event = prepared(world, ending);

      LogHygieneWorld.Ended ended = world.invoke(event);

      assertThat(ended.written())
          .doesNotContain(LogHygieneSecrets.of(sample).toArray(String[]::new));
      assertThat(ended.lines()).hasSize(1);
      var line = (Json.Obj) Json.parse(ended.lines().getFirst());
      assertThat(line.members())
          .containsKeys(
              "function",
              "requestType",
              "outcome",
              "attempts",
              "waits",
              "durationMilliseconds",
              "serviceRequestIds");
      assertThat(line.text("failure").isPresent()).isEqualTo(ending != Ending.SUCCESS);
      if (ending != Ending.INVALID_DOCUMENT) {
        assertThat(line.text("target")).isPresent();
      }
    }
  }

  /** Only CloudFormation waits for an answer, and a dry run tells a refusal as its plan. */
  private static boolean canEndSo(Arguments arguments) {
    String name = ((SampleEvent) arguments.get()[0]).name();
    return switch ((Ending) arguments.get()[1]) {
      case UNDELIVERED -> name.equals("create");
      case REFUSAL -> !name.equals("dry-run");
      case SUCCESS, FAILURE, EXCEPTION, INVALID_DOCUMENT -> true;
    };
  }

  /** The sample as it has to be sent to end so, once the world is as it has to be. */
  private static Json.Obj prepared(LogHygieneWorld world, Ending ending) {
    Json.Obj event = world.sample().json();
    boolean drifted = world.sample().name().equals("policy-changed");
    return switch (ending) {
      case SUCCESS -> {
        if (drifted) {
          world.meetStranger();
        }
        yield event;
      }
      case FAILURE -> {
        world
            .standIn()
            .faults()
            .add(world.sample().service(), read(world.sample()), new Fault.Denied(), 1);
        yield event;
      }
      case REFUSAL -> {
        world.meetStranger();
        yield drifted ? with(event, "OnDrift", "Refuse") : event;
      }
      case EXCEPTION -> {
        world.unstartable();
        yield event;
      }
      case INVALID_DOCUMENT ->
          with(event, "PolicyDocument", "{\"Sid\": %s}".formatted(LogHygieneSecrets.WORD));
      case UNDELIVERED -> {
        world.standIn().responses().answerNext(403, 1);
        yield event;
      }
    };
  }

  private static Json.Obj with(Json.Obj event, String property, String value) {
    String holder =
        Stream.of("ResourceProperties", "detail", "Desired")
            .filter(name -> event.get(name).isPresent())
            .findFirst()
            .orElseThrow();
    return event.with(holder, event.object(holder).orElseThrow().with(property, Json.of(value)));
  }

  private static String read(SampleEvent sample) {
    return switch (sample.function()) {
      case "DynamoDbPolicyFunction" -> "GetResourcePolicy";
      case "SsmPolicyFunction" -> "GetResourcePolicies";
      case "AmpPolicyFunction" -> "DescribeResourcePolicy";
      case "AcmPcaPolicyFunction" -> "GetPolicy";
      default -> "ListResourcePolicies";
    };
  }
}
