package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code bench/run} is asked for.
 *
 * @param aot whether the AOT packages take part, which bench/run has made then
 * @param tls whether the services speak TLS
 * @param also other builds of ours, beside the one of this tree
 * @param root of the project
 */
record Options(
    Subject subject,
    int runs,
    boolean brief,
    boolean aot,
    boolean tls,
    List<Also> also,
    Path root) {
  static final String USAGE =
      """
      usage: bench/run [--runs N] [--short] [--aot] [--also 'NAME=DIRECTORY [OPTION ...]'] ...
             bench/run --tls [--runs N] [--aot]
             bench/run --warm [--runs N]
             bench/run --memory [--runs N]

        --warm                 measures the CPU of further invocations instead, beside the SDK's own;
                               ends with 1 when ours is more than the AWS CDK's. --runs: rounds (25)
        --memory               measures each function with each MemorySize instead. --runs: processes
                               for each of them (5)
        --runs N               measured runs of each candidate, at least 5 (15)
        --short                5 runs of what the build has to hold: ends with 1 when that is too slow
        --aot                  makes AOT packages (docs/aot.md) of ours and of the empty handler, and
                               measures them, too
        --tls                  measures with services that speak TLS, as those of AWS do
        --also NAME=DIRECTORY  measures another build of DynamoDbPolicyFunction, too: a task root as
                               make build-DynamoDbPolicyFunction lays it out, and options of the JVM
                               that runs it; as often as you like
      """;

  /** What to measure. */
  enum Subject {
    COLD_STARTS(15),
    WARM_INVOCATIONS(25),
    MEMORY_SIZES(5);

    private final int runs;

    Subject(int runs) {
      this.runs = runs;
    }
  }

  /**
   * Another build.
   *
   * @param flags more of the JVM's
   */
  record Also(String name, Path taskRoot, List<String> flags) {}

  /** Reads the command line; nothing when it is misused. */
  static Optional<Options> of(String... words) {
    var arguments = new Arguments(words);
    Subject subject = Subject.COLD_STARTS;
    if (arguments.takeFlag("--warm")) {
      subject = Subject.WARM_INVOCATIONS;
    } else if (arguments.takeFlag("--memory")) {
      subject = Subject.MEMORY_SIZES;
    }
    boolean cold = subject == Subject.COLD_STARTS;
    boolean brief = cold && arguments.takeFlag("--short");
    boolean aot = cold && arguments.takeFlag("--aot");
    boolean tls = cold && arguments.takeFlag("--tls");
    int runs = arguments.takeNumber("--runs", brief ? 5 : subject.runs);
    List<Also> also =
        Stream.generate(() -> arguments.take("--also"))
            .takeWhile(Optional::isPresent)
            .map(named -> also(named.get()))
            .toList();
    Path root = Path.of(arguments.take("--root").orElse(".")).toAbsolutePath().normalize();
    boolean misused =
        !arguments.areUnderstood()
            || runs < (cold ? 5 : 1)
            || !((cold && !tls) || also.isEmpty())
            || (tls && brief)
            || also.stream().anyMatch(build -> build.name().isEmpty());
    return misused
        ? Optional.empty()
        : Optional.of(new Options(subject, runs, brief, aot, tls, also, root));
  }

  /** The file for what is measured. */
  Path results(String name) {
    return root.resolve(Path.of("bench", "driver", "target", name + ".md"));
  }

  private static Also also(String named) {
    int equals = Math.max(named.indexOf('='), 0);
    List<String> words = List.of(named.substring(equals).replaceFirst("=", "").split(" +"));
    return new Also(
        named.substring(0, equals),
        Path.of(words.getFirst()).toAbsolutePath(),
        words.subList(1, words.size()));
  }
}
