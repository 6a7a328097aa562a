package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.local.Arguments;
import dev.resourcepolicy.local.load.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code local/sweep} is asked for. */
record SweepOptions(Site site, int targets, Path template) {
  static final String USAGE =
      """
      usage: local/sweep [--targets N] [--function NAME]

        --targets N      how many are remembered; at least 1000, and smaller sweeps come first (100000)
        --function NAME  one of the five but XRayPolicyFunction, whose service has five policies in
                         all (SsmPolicyFunction)
      """;

  /** With fewer, the first batches and the last say more than those between them. */
  private static final int LEAST = 1000;

  /** Reads the command line; nothing when it is misused. */
  static Optional<SweepOptions> of(String... words) {
    var arguments = new Arguments(words);
    Optional<Site> site =
        Site.of(arguments.take("--function").orElse("SsmPolicyFunction"))
            .filter(named -> named != Site.XRAY);
    int targets = arguments.takeNumber("--targets", 100_000);
    Path template = Path.of(arguments.take("--template").orElse("template.yaml"));
    boolean misused = !arguments.areUnderstood() || site.isEmpty() || targets < LEAST;
    return misused
        ? Optional.empty()
        : Optional.of(new SweepOptions(site.get(), targets, template));
  }

  /** The sizes of the sweeps, each ten times the one before, up to what was asked for. */
  List<Integer> sizes() {
    IntStream smaller = IntStream.iterate(LEAST, size -> size < targets, size -> size * 10);
    return Stream.concat(smaller.boxed(), Stream.of(targets)).toList();
  }
}
