package dev.resourcepolicy.local.load;

import dev.resourcepolicy.local.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code local/load} is asked for.
 *
 * @param requests of CloudFormation, at each function
 * @param hours of virtual time
 */
record LoadOptions(List<Site> sites, int requests, int hours, long seed, Path template) {
  static final String USAGE =
      """
      usage: local/load [--function NAME] [--invocations N] [--hours H] [--seed S]

        --function NAME  one of the five (all, one after the other)
        --invocations N  how many requests CloudFormation sends to each function (400); repairs and
                         sweeps come on top
        --hours H        of virtual time (4)
        --seed S         another one makes other requests at other times (1)
      """;

  /** Reads the command line; nothing when it is misused. */
  static Optional<LoadOptions> of(String... words) {
    var arguments = new Arguments(words);
    Optional<String> function = arguments.take("--function");
    List<Site> sites =
        function.map(name -> Site.of(name).stream().toList()).orElse(List.of(Site.values()));
    int requests = arguments.takeNumber("--invocations", 400);
    int hours = arguments.takeNumber("--hours", 4);
    int seed = arguments.takeNumber("--seed", 1);
    Path template = Path.of(arguments.take("--template").orElse("template.yaml"));
    boolean misused = !arguments.areUnderstood() || sites.isEmpty() || requests < 1 || hours < 1;
    return misused
        ? Optional.empty()
        : Optional.of(new LoadOptions(sites, requests, hours, seed, template));
  }
}
