package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.soak.RuntimeInterfaceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Each of our functions with one MemorySize after the other: whether it works at all, how long it
 * takes, and the smallest one with which it takes little longer than with the best.
 */
final class MemorySizes implements Measurement {
  private static final List<Integer> SIZES =
      List.of(128, 192, 256, 384, 512, 768, 1024, 1536, 2048);

  /** Times the best that may be taken. */
  private static final double TOLERANCE = 1.2;

  private final Options options;
  private final Candidates candidates;
  private final Path directory;

  /**
   * @param directory for what the processes print
   */
  MemorySizes(Options options, Candidates candidates, Path directory) {
    this.options = options;
    this.candidates = candidates;
    this.directory = directory;
  }

  @Override
  public boolean take(PrintStream out) throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(row("", MemoryTrial.COLUMNS)));
    var smallest = new ArrayList<String>();
    for (Site site : Site.values()) {
      List<MemoryTrial> trials = trials(site);
      trials.forEach(trial -> rows.add(row(site.service(), trial.row())));
      smallest.add(
          "%s: %d MiB by warm invocations, %d MiB by cold starts%n"
              .formatted(
                  site.function(),
                  smallest(trials, MemoryTrial::warm),
                  smallest(trials, MemoryTrial::cold)));
    }
    new Table(rows).publish(options.results("memory"), out);
    out.println("The smallest with which it takes at most " + TOLERANCE + " times the best time:");
    smallest.forEach(out::print);
    return true;
  }

  /** Takes turns, so that whatever else the machine does meets all sizes. */
  private List<MemoryTrial> trials(Site site) throws IOException {
    var trials = new ArrayList<MemoryTrial>();
    for (int size : SIZES) {
      String name = "memory-%s-%d".formatted(site.service(), size);
      // Of an option that comes twice, the JVM takes the last.
      List<String> flags = RuntimeInterfaceProcess.memory(size);
      trials.add(new MemoryTrial(candidates.ours(site, name, flags), size));
    }
    for (int run = 0; run < options.runs(); run++) {
      for (MemoryTrial trial : trials) {
        trial.run(directory.resolve("memory.out"));
      }
    }
    return trials;
  }

  private static int smallest(List<MemoryTrial> trials, ToDoubleFunction<MemoryTrial> time) {
    List<MemoryTrial> working = trials.stream().filter(MemoryTrial::works).toList();
    double best = working.stream().mapToDouble(time).min().orElseThrow();
    return working.stream()
        .filter(trial -> time.applyAsDouble(trial) <= TOLERANCE * best)
        .findFirst()
        .orElseThrow()
        .size();
  }

  private static List<String> row(String service, List<String> cells) {
    var row = new ArrayList<>(List.of(service));
    row.addAll(cells);
    return row;
  }
}
