package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.ContainerCredentials;
import dev.resourcepolicy.local.soak.FunctionEnvironment;
import dev.resourcepolicy.local.soak.RuntimeInterfaceApi;
import dev.resourcepolicy.local.soak.RuntimeInterfaceProcess;
import dev.resourcepolicy.local.soak.TaskRoot;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.local.tls.Certificate;
import dev.resourcepolicy.local.tls.TlsEndpoint;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Received;
import dev.resourcepolicy.standin.Seen;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged functions, run as Lambda runs them: from a task root, by Lambda's own Runtime
 * Interface Client, in a JVM that has nothing of the tests, with the environment as the only
 * setting and on the real clock.
 */
@EnabledOnOs(
    value = OS.LINUX,
    disabledReason = "the Runtime Interface Client has native libraries for Linux only")
final class RuntimeInterfaceTest {
  private static final Template TEMPLATE = Deployed.template(Map.of());

  /** A class of the JDK that takes part in TLS, in the JVM's log. */
  private static final Pattern TLS =
      Pattern.compile(
          " (sun\\.security|java\\.security|javax\\.net\\.ssl|javax\\.crypto|com\\.sun\\.crypto)\\.");

  private final StandIn standIn = StandIn.start(Time.system(), 0);
  private final RuntimeInterfaceApi api = RuntimeInterfaceApi.start();

  @BeforeEach
  void seed() {
    standIn.seed();
    Live.deploy(TEMPLATE, standIn);
  }

  @AfterEach
  void stop() {
    api.close();
    standIn.close();
  }

  static Stream<SampleEvent> creates() {
    return SampleEvent.all().stream().filter(sample -> sample.name().equals("create"));
  }

  @ParameterizedTest
  @MethodSource("creates")
  void createsAPolicyAndStaysReadyForTheNextEvent(SampleEvent create, @TempDir Path directory)
      throws Exception {
    String name = create.function();
    try (var lambda = start(create, environment(name), directory)) {

      assertThat(answer(lambda, name, create)).contains("SUCCESS", "CREATED");
      assertThat(answer(lambda, name, create.sibling("delete-never-created")))
          .contains("SUCCESS", "SKIPPED");

      assertThat(lambda.output().lines())
          .satisfiesExactly(
              line -> assertThat(logged(line)).containsExactly(name, "Create", "SUCCESS"),
              line -> assertThat(logged(line)).containsExactly(name, "Delete", "SUCCESS"));
    }
  }

  @Test
  void remembersWhatItWasAskedFor(@TempDir Path directory) throws Exception {
    var create = new SampleEvent("xray", "create");
    String name = create.function();
    try (var lambda = start(create, remembering(name), directory)) {

      assertThat(answer(lambda, name, create)).contains("SUCCESS", "CREATED");

      assertThat(standIn.calls())
          .extracting(Seen::operation)
          .contains("Query", "PutItem", "PutResourcePolicy", "PutEvents");
    }
  }

  @ParameterizedTest
  @MethodSource("creates")
  void isConnectedToNothingInItsSnapshotAndHasNoCredentials(
      SampleEvent create, @TempDir Path directory) throws Exception {
    String name = create.function();
    try (var credentials = ContainerCredentials.start();
        var lambda = start(create, credentials.in(remembering(name)), directory)) {

      lambda.unlessItEnds(api.initialized()).get(2, TimeUnit.MINUTES);

      assertThat(lambda.output()).as("what it has to say of its priming").isEmpty();
      assertThat(Sockets.of(lambda.pid())).containsOnly(api.address());
      assertThat(credentials.asked()).isZero();
      assertThat(standIn.calls()).isEmpty();

      api.restore();

      assertThat(answer(lambda, name, create)).contains("SUCCESS", "CREATED");
      assertThat(credentials.asked()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("creates")
  void loadsNothingOfItsPackageAndNothingForTlsAfterTheRestore(
      SampleEvent create, @TempDir Path directory) throws Exception {
    String name = create.function();
    Path loaded = directory.resolve("loaded");
    Path taskRoot = taskRoot(create, directory);
    var certificate = Certificate.make(directory);
    certificate.amongAmazons(taskRoot);
    try (var endpoint = TlsEndpoint.before(standIn, certificate);
        var credentials = ContainerCredentials.start();
        var lambda =
            start(
                create,
                taskRoot,
                credentials.in(environment(name, endpoint.uri())),
                directory,
                List.of("-Xlog:class+load:file=" + loaded))) {
      lambda.unlessItEnds(api.initialized()).get(2, TimeUnit.MINUTES);
      int primed = Files.readAllLines(loaded).size();

      api.restore();

      assertThat(answer(lambda, name, create, endpoint::instead)).contains("SUCCESS", "CREATED");
      assertThat(Files.readAllLines(loaded).stream().skip(primed))
          .noneMatch(line -> line.contains(directory.toString()) || line.contains(" dev.resource"))
          .noneMatch(line -> TLS.matcher(line).find());
    }
  }

  private static RuntimeInterfaceProcess start(
      SampleEvent create, Map<String, String> environment, Path directory) throws IOException {
    return start(create, taskRoot(create, directory), environment, directory, List.of());
  }

  private static Path taskRoot(SampleEvent create, Path directory) throws IOException {
    Path target = Path.of("../functions", create.service(), "target");
    return TaskRoot.of(target, directory.resolve("task"));
  }

  private static RuntimeInterfaceProcess start(
      SampleEvent create,
      Path taskRoot,
      Map<String, String> environment,
      Path directory,
      List<String> options)
      throws IOException {
    return RuntimeInterfaceProcess.start(
        taskRoot, handler(create.function()), environment, directory.resolve("output"), options);
  }

  private List<String> answer(RuntimeInterfaceProcess lambda, String name, SampleEvent sample)
      throws Exception {
    return answer(lambda, name, sample, UnaryOperator.identity());
  }

  /** Status and outcome as they arrived at the ResponseURL, which is put in other words before. */
  private List<String> answer(
      RuntimeInterfaceProcess lambda, String name, SampleEvent sample, UnaryOperator<URI> words)
      throws Exception {
    int before = standIn.responses().received().size();
    String url = words.apply(standIn.responses().presign(sample.toString())).toString();

    RuntimeInterfaceApi.Ended ended =
        lambda
            .unlessItEnds(
                api.invoke(
                    "invocation-" + sample.name(),
                    "arn:aws:lambda:%s:%s:function:%s"
                        .formatted(Session.REGION, Session.ACCOUNT, name),
                    sample.json().with("ResponseURL", Json.of(url))))
            .get(2, TimeUnit.MINUTES);

    assertThat(ended.how()).as(ended.body()).isEqualTo("response");
    List<Received> received = standIn.responses().received();
    assertThat(received).hasSize(before + 1);
    assertThat(received.getLast().status()).isEqualTo(200);
    var answer =
        (Json.Obj) Json.parse(new String(received.getLast().body(), StandardCharsets.UTF_8));
    return List.of(
        answer.text("Status").orElseThrow(),
        answer.object("Data").flatMap(data -> data.text("Outcome")).orElseThrow());
  }

  private static List<String> logged(String line) {
    var members = (Json.Obj) Json.parse(line);
    return Stream.of("function", "requestType", "status")
        .map(member -> members.text(member).orElse(""))
        .toList();
  }

  /** With the function's own role, whose permissions the stand-in looks up. */
  private Map<String, String> environment(String function) {
    return environment(function, standIn.endpoint());
  }

  private Map<String, String> environment(String function, URI endpoint) {
    Map<String, String> variables =
        FunctionEnvironment.of(Site.of(function).orElseThrow(), 1024, api, endpoint);
    variables.put("AWS_ACCESS_KEY_ID", TEMPLATE.function(function).orElseThrow().accessKey());
    return variables;
  }

  /** With the memory and the bus, as the template has it unless it is told otherwise. */
  private Map<String, String> remembering(String function) {
    Map<String, String> variables = environment(function);
    variables.putAll(Map.of("MEMORY_TABLE", "Memory", "EVENT_BUS", "default"));
    return variables;
  }

  /** The handler of a function, as the template names it. */
  private static String handler(String function) throws IOException {
    Matcher matcher =
        Pattern.compile("(?ms)^  %s:$.*?^      Handler: (\\S+)$".formatted(function))
            .matcher(Files.readString(Path.of("..", "template.yaml")));
    assertThat(matcher.find()).as("handler of %s in template.yaml", function).isTrue();
    return matcher.group(1);
  }
}
