package dev.resourcepolicy.local.soak;

import dev.resourcepolicy.local.Arguments;
import dev.resourcepolicy.local.load.Site;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code local/soak} is asked for.
 *
 * @param memory whether the function remembers
 * @param memorySize MiB, as in the template
 * @param aotPackage the function's, to soak instead of the package for the managed runtime
 * @param root of the project
 */
record SoakOptions(
    Site site,
    int invocations,
    boolean memory,
    int memorySize,
    Optional<Path> aotPackage,
    Path root) {
  static final String USAGE =
      """
      usage: local/soak [--function NAME] [--invocations N] [--no-memory] [--memory-size MIB] [--aot DIRECTORY]

        --function NAME    one of the five (XRayPolicyFunction)
        --invocations N    how many, one after the other in one process; at least 200 (2000)
        --no-memory        as with the template's parameter Memory: false
        --memory-size MIB  as the template's parameter FunctionMemory (1024)
        --aot DIRECTORY    its AOT package, as PACKAGE=aot make build-NAME lays it out
      """;

  private static final int FOOTPRINTS = 20;

  /** Each of them takes a second or so. */
  private static final int LEAST = 50;

  /** Reads the command line; nothing when it is misused. */
  static Optional<SoakOptions> of(String... words) {
    var arguments = new Arguments(words);
    boolean memory = !arguments.takeFlag("--no-memory");
    var site = Site.of(arguments.take("--function").orElse("XRayPolicyFunction"));
    int invocations = arguments.takeNumber("--invocations", 2000);
    int size = arguments.takeNumber("--memory-size", 1024);
    Optional<Path> aotPackage =
        arguments.take("--aot").map(directory -> Path.of(directory).toAbsolutePath());
    Path template = Path.of(arguments.take("--template").orElse("template.yaml"));
    boolean misused =
        !arguments.areUnderstood() || site.isEmpty() || invocations < 200 || size < 128;
    return misused
        ? Optional.empty()
        : Optional.of(
            new SoakOptions(
                site.get(),
                invocations,
                memory,
                size,
                aotPackage,
                template.resolveSibling("").toAbsolutePath()));
  }

  /** After how many invocations each the process is looked at. */
  int every() {
    return Math.max(LEAST, invocations / FOOTPRINTS);
  }
}
