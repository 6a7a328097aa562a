package dev.resourcepolicy.local.training;

import dev.resourcepolicy.local.Arguments;
import dev.resourcepolicy.local.load.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code aot/package} makes the cache with. */
public final class TrainingCommand {
  private static final String USAGE =
      """
      usage: TrainingCommand (--function NAME | --handler TYPE::METHOD) --task-root DIRECTORY
             --work DIRECTORY [--template FILE]
      """;

  private TrainingCommand() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /** Runs the command; returns its exit code: 0, 1 when there is no cache, 2 when it is misused. */
  static int run(String[] words, PrintStream out) throws IOException {
    var arguments = new Arguments(words);
    Optional<Trainee> trainee =
        arguments
            .take("--function")
            .flatMap(Site::of)
            .map(Trainee::of)
            .or(() -> arguments.take("--handler").map(Trainee::of));
    Optional<Path> taskRoot = arguments.take("--task-root").map(Path::of);
    Optional<Path> work = arguments.take("--work").map(Path::of);
    Path template = Path.of(arguments.take("--template").orElse("template.yaml"));
    if (trainee.isEmpty() || taskRoot.isEmpty() || work.isEmpty() || !arguments.areUnderstood()) {
      out.print(USAGE);
      return 2;
    }
    Path events = template.resolveSibling("events");
    try (var training = new Training(trainee.get(), events, work.get())) {
      training.run(taskRoot.get().toAbsolutePath());
      return 0;
    } catch (IllegalStateException wrong) {
      out.println(wrong.getMessage());
      return 1;
    }
  }
}
