package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CPU of invocations in a process that has had thousands: each a Create of a policy where there is
 * none, of ours and of the AWS CDK's handler. What the SDK's calls take of it is subtracted, as a
 * probe in the process counts both. What is left is the handler's own: to decide, to log, and to
 * send the answer to the presigned URL, and ours also reads the event, as Node's runtime does for
 * the other.
 */
final class WarmInvocations implements Measurement {
  /**
   * Of a round: some tenths of a second, as a machine with neighbours has faster and slower ones.
   */
  private static final int INVOCATIONS = 100;

  /**
   * Invocations before: what is called once in each is compiled after some two thousand, since all
   * of it asks for the compiler at once.
   */
  private static final int WARM_UP = 3000;

  private final Options options;
  private final Candidates candidates;
  private final Path directory;

  /**
   * @param directory for what the processes print
   */
  WarmInvocations(Options options, Candidates candidates, Path directory) {
    this.options = options;
    this.candidates = candidates;
    this.directory = directory;
  }

  @Override
  public boolean take(PrintStream out) throws IOException {
    if (candidates.cdk(Site.DYNAMODB).isEmpty()) {
      out.println("cdk: skipped, there is no Node, or not its package");
    }
    var comparisons = new ArrayList<WarmComparison>();
    for (Site site : Site.values()) {
      comparisons.add(compare(site));
    }
    var rows = new ArrayList<>(List.of(WarmComparison.head()));
    comparisons.forEach(comparison -> rows.add(comparison.row()));
    new Table(rows).publish(options.results("warm"), out);
    var limits = new Limits(out);
    comparisons.forEach(limits::hold);
    return limits.areHeld();
  }

  /** Takes turns, so that whatever else the machine does meets both. */
  private WarmComparison compare(Site site) throws IOException {
    var handlers = new ArrayList<WarmHandler>();
    try {
      handlers.add(start(candidates.ours(site, "warm-" + site.service(), List.of())));
      Optional<Candidate> cdk = candidates.cdk(site);
      if (cdk.isPresent()) {
        handlers.add(start(cdk.get()));
      }
      for (WarmHandler handler : handlers) {
        handler.invoke(WARM_UP);
      }
      for (int run = 0; run < options.runs(); run++) {
        for (WarmHandler handler : handlers) {
          handler.measure(INVOCATIONS);
        }
      }
      return new WarmComparison(
          site,
          handlers.getFirst().cost(),
          handlers.stream().skip(1).map(WarmHandler::cost).findFirst());
    } finally {
      handlers.forEach(WarmHandler::close);
    }
  }

  private WarmHandler start(Candidate candidate) throws IOException {
    String name = candidate.name() + "-" + candidate.site().service();
    Path tally = directory.resolve(name + ".tally");
    Json.Obj create = candidate.create(Sandbox.TARGET);
    Path output = directory.resolve(name + ".out");
    Candidate probed = candidates.probed(candidate, tally);
    return new WarmHandler(
        new Sandbox(probed, Candidates.MEMORY_SIZE, false, output), tally, create);
  }
}
