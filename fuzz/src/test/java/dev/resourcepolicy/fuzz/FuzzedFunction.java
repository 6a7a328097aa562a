package dev.resourcepolicy.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.guard.Lockout;
import dev.resourcepolicy.intent.ArnGrammar;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.LocalContext;
import dev.resourcepolicy.policy.DocumentLimit;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.upkeep.Upkeep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** A function in virtual time, and what it answered CloudFormation. */
final class FuzzedFunction {
  static final String REGION = "eu-central-1";

  private static final ArnGrammar TABLE =
      new ArnGrammar(
          "dynamodb",
          "table/[\\w.-]{3,255}",
          "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders");

  private static final ServiceProfile TABLES =
      new ServiceProfile(
          "dynamodb",
          new ServiceProfile.Trail(
              "dynamodb.amazonaws.com",
              Set.of("PutResourcePolicy", "DeleteResourcePolicy"),
              "resourceArn",
              FuzzedFunction::created),
          DocumentLimit.bytes(20_480),
          new Lockout(
              List.of("dynamodb:PutResourcePolicy"),
              Optional.of("ConfirmRemoveSelfResourceAccess")),
          false,
          _ -> "AWS::DynamoDB::Table",
          properties -> TABLE.target(properties, "ResourceArn"));

  private final List<byte[]> answers = new ArrayList<>();
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T10:00:00Z"));
  private final PolicyFunction function;

  /**
   * @param function makes the function for its platform
   * @param access how its client reaches the service
   */
  FuzzedFunction(
      Function<Platform, PolicyFunction> function, Consumer<AwsClientBuilder<?, ?>> access) {
    this.function =
        function.apply(
            new Platform(
                time,
                new Random(1),
                (_, body, _) -> answers.add(body),
                access,
                Optional.of("arn:aws:iam::111122223333:role/FuzzedFunctionRole"),
                Journal.NONE));
  }

  /** A function for tables that take every document, with a memory and a bus. */
  static FuzzedFunction remembering() {
    var policies = new FuzzedPolicies();
    var upkeep = new Upkeep(new FuzzedMemory(), 5, Duration.ofMinutes(10), 5);
    Bus bus = announcements -> announcements.forEach(told -> Json.parse(told.detail().text()));
    return new FuzzedFunction(
        platform ->
            new PolicyFunction(
                TABLES, platform.with(Optional.of(upkeep), bus), () -> _ -> policies) {},
        _ -> {});
  }

  /** What the function returns; whatever it throws is thrown. */
  Json invoke(byte[] event) {
    var output = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event), output, context());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(output.toString(UTF_8));
  }

  /** One minute for each invocation; a line of its log has to be JSON. */
  private LocalContext context() {
    return new LocalContext(
        "FuzzedFunction",
        "invocation",
        "111122223333",
        REGION,
        time,
        time.now().plus(Duration.ofMinutes(1)),
        Json::parse);
  }

  /** Every body that was sent to a ResponseURL since this was asked last. */
  List<byte[]> takeAnswers() {
    List<byte[]> taken = List.copyOf(answers);
    answers.clear();
    return taken;
  }

  private static Optional<String> created(Notification notification) {
    return notification.call().equals("CreateTable")
        ? notification
            .requestParameter("tableName")
            .map(name -> notification.arn("dynamodb", "table/" + name))
        : Optional.empty();
  }
}
