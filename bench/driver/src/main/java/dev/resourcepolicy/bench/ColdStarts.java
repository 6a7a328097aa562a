package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.tls.Certificate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** How long first invocations take, of ours and of what else there is. */
final class ColdStarts implements Measurement {
  /**
   * Invocations before: the stand-in's first answers take some milliseconds, which all candidates
   * wait for, and by which they are not compared.
   */
  private static final int WARM_UP = 1000;

  private final Options options;
  private final Candidates candidates;
  private final Path directory;
  private final ColdStart cold;
  private final Optional<Certificate> certificate;

  /**
   * @param directory for what the processes print
   */
  ColdStarts(Options options, Candidates candidates, Path directory) throws IOException {
    this.options = options;
    this.candidates = candidates;
    this.directory = directory;
    this.certificate = options.tls() ? Optional.of(Certificate.make(directory)) : Optional.empty();
    this.cold = new ColdStart(directory, certificate);
  }

  @Override
  public boolean take(PrintStream out) throws IOException {
    Candidate ours = candidates.ours();
    warmUp(ours);
    Report report = new Report(measured(taking(ours, out)));
    report.table().publish(options.results(options.tls() ? "cold-start-tls" : "cold-start"), out);
    if (!options.brief()) {
      return true;
    }
    var limits = new Limits(out);
    limits.hold(report);
    for (Site site : Site.values()) {
      limits.hold(LoadedClasses.of(site, candidates, cold, directory));
    }
    return limits.areHeld();
  }

  /** Warms the stand-in, which is in this process. */
  private void warmUp(Candidate candidate) throws IOException {
    Path output = directory.resolve("warm-up");
    try (var sandbox = new Sandbox(candidate, Candidates.MEMORY_SIZE, false, output)) {
      for (int done = 0; done < WARM_UP; done++) {
        sandbox.invoke(candidate.create(Sandbox.TARGET));
        sandbox.clear();
      }
    }
  }

  private List<Candidate> taking(Candidate ours, PrintStream out) throws IOException {
    var all = new ArrayList<Candidate>();
    all.add(candidates.floor());
    all.add(ours);
    if (!options.brief()) {
      all.add(candidates.restored());
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
          .cdk(Site.DYNAMODB)
          .ifPresentOrElse(
              all::add, () -> out.println("cdk: skipped, there is no Node, or not its package"));
    }
    return believing(all);
  }

  private List<Candidate> believing(List<Candidate> all) throws IOException {
    if (certificate.isEmpty()) {
      return all;
    }
    var trust = new Trust(certificate.get());
    var believing = new ArrayList<Candidate>();
    for (Candidate candidate : all) {
      believing.add(trust.of(candidate));
    }
    return believing;
  }

  /** In turn, so that whatever else the machine does meets all of them. */
  private SequencedMap<String, List<Sample>> measured(List<Candidate> taking) throws IOException {
    var samples = new LinkedHashMap<String, List<Sample>>();
    for (Candidate candidate : taking) {
      var _ = cold.measure(candidate); // what a first run warms on the machine
    }
    for (int run = 0; run < options.runs(); run++) {
      for (Candidate candidate : taking) {
        samples
            .computeIfAbsent(candidate.name(), _ -> new ArrayList<>())
            .add(cold.measure(candidate));
      }
    }
    return samples;
  }
}
