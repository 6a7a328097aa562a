package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
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
    var candidates = new Candidates(options.root(), directory);
    var cold = new ColdStart(directory);
    Report report = new Report(measured(taking(candidates, options, out), options.runs(), cold));
    out.print(report.text());
    Path file = options.root().resolve("bench/driver/target/cold-start.md");
    Files.writeString(file, report.markdown());
    out.println("The same as Markdown: " + options.root().relativize(file));
    if (!options.brief()) {
      return 0;
    }
    var limits = new Limits(out);
    limits.hold(report);
    for (Site site : Site.values()) {
      limits.hold(LoadedClasses.of(site, candidates, cold, directory));
    }
    return limits.areHeld() ? 0 : 1;
  }

  private static List<Candidate> taking(Candidates candidates, Options options, PrintStream out)
      throws IOException {
    var all = new ArrayList<Candidate>();
    all.add(candidates.floor());
    Candidate ours = candidates.ours();
    all.add(ours);
    if (!options.brief()) {
      all.add(ours.from("restored", Candidate.Span.RESTORE_TO_ANSWER));
    }
    for (Options.Also also : options.also()) {
      all.add(candidates.ours(Site.DYNAMODB, also.name(), also.taskRoot(), also.flags()));
    }
    if (options.aot()) {
      all.add(candidates.aotFloor());
      all.add(candidates.aot());
    }
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
      List<Candidate> candidates, int runs, ColdStart cold) throws IOException {
    var samples = new LinkedHashMap<String, List<Sample>>();
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
    return samples;
  }
}
