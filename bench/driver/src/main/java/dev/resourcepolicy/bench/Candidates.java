package dev.resourcepolicy.bench;

import dev.resourcepolicy.bench.Candidate.Span;
import dev.resourcepolicy.local.soak.RuntimeInterfaceProcess;
import dev.resourcepolicy.local.soak.TaskRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who takes part: we, the floor, and what our users could take instead. */
final class Candidates {
  private static final int MEMORY_SIZE = 1024;
  private static final String OURS = "dev.resourcepolicy.dynamodb.DynamoDbPolicyFunction";

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
    return java(
        "floor", "bench/floor", "dev.resourcepolicy.bench.floor.EmptyFunction", Span.START_TO_RETURN);
  }

  Candidate ours() throws IOException {
    return java("ours", "functions/dynamodb", OURS, Span.START_TO_ANSWER);
  }

  /** The same calls as one would write them. */
  Candidate plain() throws IOException {
    return java(
        "plain", "bench/plain", "dev.resourcepolicy.bench.plain.PlainFunction", Span.START_TO_ANSWER);
  }

  /** Another build of ours. */
  Candidate ours(Options.Also build) {
    return java(build.name(), build.taskRoot(), OURS, Span.START_TO_ANSWER, build.flags());
  }

  private Candidate java(String name, String module, String type, Span span) throws IOException {
    Path target = root.resolve(module).resolve("target");
    return java(name, TaskRoot.of(target, directory.resolve(name)), type, span, List.of());
  }

  private static Candidate java(
      String name, Path taskRoot, String type, Span span, List<String> flags) {
    var options = new ArrayList<>(RuntimeInterfaceProcess.memory(MEMORY_SIZE));
    options.addAll(flags);
    return new Candidate(
        name,
        RuntimeInterfaceProcess.command(type + "::handleRequest", options),
        taskRoot,
        Map.of(),
        UnaryOperator.identity(),
        span);
  }
}
