package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CPU of invocations in a process that has had many: each a Create of a policy where there is none,
 * of ours and of the AWS CDK's handler. What the SDK takes for the calls is measured by itself and
 * subtracted, and with it the runtime. What is left is the handler's own: to read the event, to
 * decide, to log, and to send the answer to the presigned URL.
 */
final class WarmInvocations implements Measurement {
  /** Of a round. */
  private static final int INVOCATIONS = 500;

  /** Rounds that are not counted: code is still compiled in them. */
  private static final int WARM_UPS = 2;

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
    var pairs = new ArrayList<WarmPair>();
    try {
      pairs.add(ours(site));
      if (candidates.cdk(site).isPresent()) {
        pairs.add(cdk(site));
      }
      for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
        for (WarmPair pair : pairs) {
          var _ = pair.round(INVOCATIONS);
        }
      }
      for (int run = 0; run < options.runs(); run++) {
        for (WarmPair pair : pairs) {
          pair.count(pair.round(INVOCATIONS));
        }
      }
      return new WarmComparison(
          site, pairs.getFirst().cost(), pairs.stream().skip(1).map(WarmPair::cost).findFirst());
    } finally {
      pairs.forEach(WarmPair::close);
    }
  }

  /** The calls are those that the function is seen to make. */
  private WarmPair ours(Site site) throws IOException {
    Candidate function = candidates.ours(site, "warm-" + site.service(), List.of());
    Json.Obj create = function.create(Sandbox.TARGET);
    Sandbox handler = start(function);
    handler.invoke(create);
    List<String> operations = handler.operations();
    handler.clear();
    Json.Obj properties = create.object("ResourceProperties").orElseThrow();
    Json document = properties.get("PolicyDocument").orElseThrow();
    return new WarmPair(
        handler,
        create,
        start(candidates.calls(site)),
        Json.Obj.of(
            "service", Json.of(site.service()),
            "operations", Json.ofTexts(operations),
            "target", Json.of(site.id(Sandbox.TARGET)),
            "document", Json.of(document.text())));
  }

  private WarmPair cdk(Site site) throws IOException {
    Candidate handler = candidates.cdk(site).orElseThrow();
    Json.Obj create = handler.create(Sandbox.TARGET);
    Candidate calls = candidates.cdkCalls(site).orElseThrow();
    return new WarmPair(start(handler), create, start(calls), create);
  }

  private Sandbox start(Candidate candidate) throws IOException {
    Path output = directory.resolve(candidate.name() + "-" + candidate.site().service() + ".out");
    return new Sandbox(candidate, Candidates.MEMORY_SIZE, false, output);
  }
}
