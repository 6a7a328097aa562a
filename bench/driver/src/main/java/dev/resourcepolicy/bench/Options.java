package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench/run} is asked for.
 *
 * @param also another build of ours, beside the one of this tree
 * @param root of the project
 */
record Options(int runs, boolean brief, Optional<Also> also, Path root) {
  static final String USAGE =
      """
      usage: bench/run [--runs N] [--short] [--also NAME=DIRECTORY [--with OPTIONS]]

        --runs N               measured runs of each candidate, at least 5 (15)
        --short                5 runs of what the build has to hold: ends with 1 when that is too slow
        --also NAME=DIRECTORY  measures another build of DynamoDbPolicyFunction, too: a task root as
                               make build-DynamoDbPolicyFunction lays it out
        --with OPTIONS         of the JVM that runs it, with spaces between them
      """;

  /**
   * Another build.
   *
   * @param flags more of the JVM's
   */
  record Also(String name, Path taskRoot, List<String> flags) {}

  /** Reads the command line; nothing when it is misused. */
  static Optional<Options> of(String... words) {
    var arguments = new Arguments(words);
    boolean brief = arguments.takeFlag("--short");
    int runs = arguments.takeNumber("--runs", brief ? 5 : 15);
    Optional<String> also = arguments.take("--also");
    List<String> flags =
        arguments.take("--with").map(with -> List.of(with.split(" "))).orElse(List.of());
    Path root = Path.of(arguments.take("--root").orElse(".")).toAbsolutePath().normalize();
    boolean misused =
        !arguments.areUnderstood()
            || runs < 5
            || also.filter(named -> !named.matches("[^=]+=.+")).isPresent();
    return misused
        ? Optional.empty()
        : Optional.of(new Options(runs, brief, also.map(named -> also(named, flags)), root));
  }

  private static Also also(String named, List<String> flags) {
    String[] parts = named.split("=", 2);
    return new Also(parts[0], Path.of(parts[1]).toAbsolutePath(), flags);
  }
}
