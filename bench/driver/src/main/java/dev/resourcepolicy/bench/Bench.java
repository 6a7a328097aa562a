package dev.resourcepolicy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code bench/run}: how long first invocations take, of ours and of what it is measured against. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  private static int run(String[] arguments, PrintStream out) throws IOException {
    Optional<Options> options = Options.of(arguments);
    if (options.isEmpty()) {
      out.print(Options.USAGE);
      return 2;
    }
    Path directory = Files.createTempDirectory("bench");
    List<Candidate> candidates = candidates(options.get(), new Candidates(options.get().root(), directory));
    try (var cold = new ColdStart(options.get().root(), directory)) {
      for (Candidate candidate : candidates) {
        var _ = cold.measure(candidate); // what a first run warms, on the machine and in the stand-in
      }
      Map<Candidate, List<Sample>> samples = new LinkedHashMap<>();
      for (int run = 0; run < options.get().runs(); run++) {
        for (Candidate candidate : candidates) {
          samples.computeIfAbsent(candidate, _ -> new ArrayList<>()).add(cold.measure(candidate));
        }
      }
      out.print(new Report(samples).text());
    }
    return 0;
  }

  private static List<Candidate> candidates(Options options, Candidates candidates)
      throws IOException {
    var all = new ArrayList<Candidate>();
    all.add(candidates.floor());
    all.add(candidates.ours());
    options.also().ifPresent(also -> all.add(candidates.ours(also)));
    all.add(candidates.plain());
    return all;
  }
}
