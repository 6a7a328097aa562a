package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.AotPackage;
import dev.resourcepolicy.local.soak.RuntimeInterfaceProcess;
import dev.resourcepolicy.local.soak.TaskRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes part: we, the floor, and what our users could take instead. */
final class Candidates {
  /** MiB, as in the template. */
  static final int MEMORY_SIZE = 1024;

  private static final String CDK_HANDLER =
      "node_modules/aws-cdk-lib/custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.handler";

  private final Path root;
  private final Path directory;

  /**
   * @param root of the project
   * @param directory for the task roots
   */
  Candidates(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
  }

  /** An empty handler, and so what the runtime itself takes. */
  Candidate floor() throws IOException {
    return peer("floor", "EmptyFunction", Span.START_TO_RETURN);
  }

  Candidate ours() throws IOException {
    return ours(Site.DYNAMODB, "ours", List.of());
  }

  /** Ours from its snapshot, with what template-snapstart.yaml tells the JVM. */
  Candidate restored() throws IOException {
    List<String> told = List.of("-XX:+DisableExplicitGC", "-XX:TieredStopAtLevel=1");
    return ours(Site.DYNAMODB, "restored", told).from("restored", Span.RESTORE_TO_ANSWER);
  }

  /** One of our functions. */
  Candidate ours(Site site, String name, List<String> flags) throws IOException {
    return ours(site, name, taskRoot("functions/" + site.service(), name), flags);
  }

  /** Another build of it. */
  Candidate ours(Site site, String name, Path taskRoot, List<String> flags) {
    return java(name, taskRoot, site.handler(), flags, site, Span.START_TO_ANSWER);
  }

  /** The empty handler as an AOT package. */
  Candidate aotFloor() {
    return packaged("aot-floor", handler("floor", "EmptyFunction"), Span.START_TO_RETURN);
  }

  /** Ours as an AOT package. */
  Candidate aot() {
    return packaged("aot", Site.DYNAMODB.handler(), Span.START_TO_ANSWER);
  }

  /** The same calls as one would write them. */
  Candidate plain() throws IOException {
    return peer("plain", "PlainFunction", Span.START_TO_ANSWER);
  }

  /** The same calls with Powertools for AWS Lambda. */
  Candidate powertools() throws IOException {
    return peer("powertools", "PowertoolsFunction", Span.START_TO_ANSWER);
  }

  /** The AWS CDK's AwsCustomResource; nothing where there is no Node, or not its package. */
  Optional<Candidate> cdk(Site site) {
    Path home = root.resolve("bench/cdk");
    return node()
        .filter(_ -> Files.isDirectory(home.resolve("node_modules")))
        .map(
            node ->
                new Candidate(
                    "cdk",
                    List.of(node.toString(), "runtime.mjs"),
                    home,
                    Map.of("LAMBDA_TASK_ROOT", home.toString(), "_HANDLER", CDK_HANDLER),
                    site,
                    home.resolve(Path.of("events", site.service() + ".json")),
                    Span.START_TO_ANSWER));
  }

  /**
   * The same with a probe in its process, which counts what the handler takes, and the SDK of that.
   *
   * @param tally the file that it writes
   */
  Candidate probed(Candidate candidate, Path tally) {
    return candidate.in(
        Map.of(
            "TALLY",
            tally.toString(),
            "JDK_JAVA_OPTIONS",
            "-javaagent:" + root.resolve("bench/probe/target/probe.jar"),
            "NODE_OPTIONS",
            "--require ./probe.cjs"));
  }

  private static Optional<Path> node() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(path -> Path.of(path, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Candidate peer(String name, String type, Span span) throws IOException {
    return java(
        name, taskRoot("bench/" + name, name), handler(name, type), List.of(), Site.DYNAMODB, span);
  }

  private static String handler(String peer, String type) {
    return "dev.resourcepolicy.bench.%s.%s::handleRequest".formatted(peer, type);
  }

  /** In the runtime that is packaged with it. */
  private Candidate packaged(String name, String handler, Span span) {
    var function = new AotPackage(root.resolve(Path.of("bench/driver/target", name)), handler);
    return new Candidate(
        name,
        function.command(),
        function.root(),
        function.environment(),
        Site.DYNAMODB,
        create(Site.DYNAMODB),
        span);
  }

  private Path create(Site site) {
    return root.resolve(Path.of("events", site.service(), "create.json"));
  }

  private Path taskRoot(String module, String name) throws IOException {
    return TaskRoot.of(root.resolve(module).resolve("target"), directory.resolve(name));
  }

  private Candidate java(
      String name, Path taskRoot, String handler, List<String> flags, Site site, Span span) {
    var options = new ArrayList<>(RuntimeInterfaceProcess.memory(MEMORY_SIZE));
    options.addAll(flags);
    return new Candidate(
        name,
        RuntimeInterfaceProcess.command(handler, options),
        taskRoot,
        Map.of(),
        site,
        create(site),
        span);
  }
}
