package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
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
  private static final int MEMORY_SIZE = 1024;
  private static final String OURS = "dev.resourcepolicy.dynamodb.DynamoDbPolicyFunction";
  private static final String PEERS = "dev.resourcepolicy.bench.";
  private static final String CDK_HANDLER =
      "node_modules/aws-cdk-lib/custom-resource-handlers/dist/custom-resources/aws-custom-resource-handler/index.handler";

  private final Path root;
  private final Path directory;
  private final Path event;

  /**
   * @param root of the project
   * @param directory for the task roots
   */
  Candidates(Path root, Path directory) {
    this.root = root;
    this.directory = directory;
    this.event = root.resolve("events/dynamodb/create.json");
  }

  /** An empty handler, and so what the runtime itself takes. */
  Candidate floor() throws IOException {
    Path taskRoot = taskRoot("bench/floor");
    return java("floor", taskRoot, PEERS + "floor.EmptyFunction", Span.START_TO_RETURN, List.of());
  }

  Candidate ours() throws IOException {
    return ours("ours", taskRoot("functions/dynamodb"), List.of());
  }

  /** Another build of ours. */
  Candidate ours(String name, Path taskRoot, List<String> flags) {
    return java(name, taskRoot, OURS, Span.START_TO_ANSWER, flags);
  }

  /** The same calls as one would write them. */
  Candidate plain() throws IOException {
    return peer("plain", "PlainFunction");
  }

  /** The same calls with Powertools for AWS Lambda. */
  Candidate powertools() throws IOException {
    return peer("powertools", "PowertoolsFunction");
  }

  /** The AWS CDK's AwsCustomResource; nothing where there is no Node, or not its package. */
  Optional<Candidate> cdk() {
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
                    home.resolve("events/dynamodb.json"),
                    Span.START_TO_ANSWER));
  }

  private static Optional<Path> node() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(path -> Path.of(path, "node"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Candidate peer(String name, String type) throws IOException {
    String handler = PEERS + name + "." + type;
    return java(name, taskRoot("bench/" + name), handler, Span.START_TO_ANSWER, List.of());
  }

  private Path taskRoot(String module) throws IOException {
    return TaskRoot.of(
        root.resolve(module).resolve("target"), directory.resolve(module.replace('/', '-')));
  }

  private Candidate java(
      String name, Path taskRoot, String type, Span span, List<String> flags) {
    var options = new ArrayList<>(RuntimeInterfaceProcess.memory(MEMORY_SIZE));
    options.addAll(flags);
    return new Candidate(
        name,
        RuntimeInterfaceProcess.command(type + "::handleRequest", options),
        taskRoot,
        Map.of(),
        event,
        span);
  }
}
