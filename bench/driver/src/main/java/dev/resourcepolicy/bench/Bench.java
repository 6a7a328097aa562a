package dev.resourcepolicy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** {@code bench/run}: how long first invocations take, of ours and of what else there is. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0, 1 when ours are too slow for {@code --short}, 2
   * when the command is misused.
   */
  private static int run(String[] arguments, PrintStream out) throws IOException {
    Optional<Options> asked = Options.of(arguments);
    if (asked.isEmpty()) {
      out.print(Options.USAGE);
      return 2;
    }
    Options options = asked.get();
    Path directory = Files.createTempDirectory("bench");
    List<Candidate> candidates = candidates(options, directory, out);
    Report report = new Report(measured(candidates, options.runs(), directory));
    out.print(report.text());
    Path file = options.root().resolve("bench/driver/target/cold-start.md");
    Files.writeString(file, report.markdown());
    out.println("The same as Markdown: " + options.root().relativize(file));
    return options.brief() ? Limits.check(report, out) : 0;
  }

  private static List<Candidate> candidates(Options options, Path directory, PrintStream out)
      throws IOException {
    var candidates = new Candidates(options.root(), directory);
    var all = new ArrayList<Candidate>();
    all.add(candidates.floor());
    all.add(candidates.ours());
    options
        .also()
        .ifPresent(
            also -> all.add(candidates.ours(also.name(), also.taskRoot(), also.flags())));
    all.add(candidates.plain());
    if (!options.brief()) {
      all.add(candidates.powertools());
      candidates
          .cdk()
          .ifPresentOrElse(
              all::add, () -> out.println("cdk: skipped, there is no Node, or not its package"));
    }
    return all;
  }

  /** In turn, so that whatever else the machine does meets all of them. */
  private static SequencedMap<String, List<Sample>> measured(
      List<Candidate> candidates, int runs, Path directory) throws IOException {
    var samples = new LinkedHashMap<String, List<Sample>>();
    try (var cold = new ColdStart(directory)) {
      for (Candidate candidate : candidates) {
        var _ = cold.measure(candidate); // what a first run warms, on the machine and in the stand-in
      }
      for (int run = 0; run < runs; run++) {
        for (Candidate candidate : candidates) {
          samples
              .computeIfAbsent(candidate.name(), _ -> new ArrayList<>())
              .add(cold.measure(candidate));
        }
      }
    }
    return samples;
  }
}
