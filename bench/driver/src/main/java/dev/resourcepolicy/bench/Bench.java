package dev.resourcepolicy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code bench/run}: how fast the functions are, beside what else there is. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0, 1 when something does not hold that has to, 2 when
   * the command is misused.
   */
  private static int run(String[] arguments, PrintStream out) throws IOException {
    Optional<Options> asked = Options.of(arguments);
    if (asked.isEmpty()) {
      out.print(Options.USAGE);
      return 2;
    }
    Options options = asked.get();
    Path directory = Files.createTempDirectory("bench");
    var candidates = new Candidates(options.root(), directory);
    Measurement measurement =
        switch (options.subject()) {
          case COLD_STARTS -> new ColdStarts(options, candidates, directory);
          case WARM_INVOCATIONS -> new WarmInvocations(options, candidates, directory);
          case MEMORY_SIZES -> new MemorySizes(options, candidates, directory);
        };
    return measurement.take(out) ? 0 : 1;
  }
}
