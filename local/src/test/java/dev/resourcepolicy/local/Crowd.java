package dev.resourcepolicy.local;

import dev.resourcepolicy.aws.AwsPlatform;
import dev.resourcepolicy.cloudformation.HttpResponseSender;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.Platform;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;

/** Many stacks at once on one target, each with one statement of its own, in virtual time. */
final class Crowd implements AutoCloseable {
  /** Lambda's longest, so that even those who wait in a queue of cooldowns come to their end. */
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final Fixture fixture;
  private final Map<String, String> environment;
  private final Turns time = new Turns(Instant.parse("2026-03-02T09:00:00Z"));
  private final StandIn standIn = StandIn.start(time, 0);
  private final RandomGenerator random = new Random(1);
  private final List<Json.Obj> answers = new CopyOnWriteArrayList<>();

  private Crowd(Fixture fixture, Map<String, String> environment) {
    this.fixture = fixture;
    this.environment = environment;
    standIn.seed();
    time.sleep(Duration.ofMinutes(1));
  }

  /** Stacks whose functions know of each other. */
  static Crowd remembering(Fixture fixture) {
    return new Crowd(fixture, Map.of("MEMORY_TABLE", "Memory"));
  }

  /** Stacks whose functions know nothing but the policy. */
  static Crowd forgetful(Fixture fixture) {
    return new Crowd(fixture, Map.of());
  }

  /** Sends this kind of request from so many stacks at the same moment. */
  Crowd all(String requestType, int stacks) {
    time.run(
        IntStream.range(0, stacks).<Runnable>mapToObj(i -> () -> send(requestType, i)).toList());
    return this;
  }

  List<Json.Obj> answers() {
    return answers;
  }

  /** The writes of policies that reached the service, refused ones too. */
  List<Seen> attempts() {
    return standIn.calls().stream()
        .filter(call -> List.of(fixture.put(), fixture.delete()).contains(call.operation()))
        .toList();
  }

  /** Every call that reached a service, the memory's too. */
  List<Seen> calls() {
    return standIn.calls();
  }

  /** The writes of policies that changed something. */
  List<Seen> writes() {
    return attempts().stream().filter(call -> call.status() / 100 == 2).toList();
  }

  List<PolicyDocument> documents() {
    return fixture.documents(standIn);
  }

  @Override
  public void close() {
    standIn.close();
  }

  private void send(String requestType, int stack) {
    var silent = new Timeline(time, new PrintStream(OutputStream.nullOutputStream()));
    var sender = new HttpResponseSender(time, Platform.responseBackoff(random));
    var platform =
        AwsPlatform.with(
            new Platform(time, random, sender, this::access, Optional.empty(), silent),
            environment);
    String name = fixture.function();
    var session = Session.on(standIn, time, random, silent);
    var function = Functions.named(name, platform).orElseThrow();
    answers.add(
        session.invoke(name, function, event(requestType, stack), TIMEOUT).answer().orElseThrow());
  }

  private Json.Obj event(String requestType, int stack) {
    Json.Obj create = fixture.event("create");
    Json.Obj properties = create.object("ResourceProperties").orElseThrow();
    Json.Obj statement =
        ((Json.Obj)
                ((Json.Arr) fixture.created().get("Statement").orElseThrow()).values().getFirst())
            .with("Sid", Json.of("Stack" + stack));
    Json.Obj document = fixture.created().with("Statement", new Json.Arr(List.of(statement)));
    return create
        .with("RequestType", Json.of(requestType))
        .with("RequestId", Json.of(requestType + stack))
        // Of one moment are many, and each must get its own answer.
        .with("ResponseURL", Json.of(standIn.responses().presign(requestType + stack).toString()))
        .with(
            "StackId", Json.of("arn:aws:cloudformation:eu-central-1:111122223333:stack/s/" + stack))
        .with("PhysicalResourceId", Json.of(fixture.target()))
        .with(
            "ResourceProperties",
            properties.with("Ownership", Json.of("Statements")).with("PolicyDocument", document));
  }

  private void access(AwsClientBuilder<?, ?> builder) {
    builder
        .endpointOverride(standIn.endpoint())
        .region(Region.of(Session.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(new Latency())
                .build());
  }

  /** Every call takes 5 to 25 ms before it arrives, in which others go on. */
  private final class Latency implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      time.sleep(Duration.ofMillis(5 + random.nextInt(20)));
    }
  }
}
