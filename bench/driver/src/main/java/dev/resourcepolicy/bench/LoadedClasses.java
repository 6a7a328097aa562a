package dev.resourcepolicy.bench;

import dev.resourcepolicy.local.load.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many classes a function has loaded when it has answered for the first time. */
record LoadedClasses(Site site, long count) {

  /**
   * Counts them, in a process of its own, of the JDK's archive, too. It is the same on every
   * machine with the same JDK, busy or not.
   *
   * @param directory for what the JVM logs
   */
  static LoadedClasses of(Site site, Candidates candidates, ColdStart cold, Path directory)
      throws IOException {
    String name = "classes-" + site.service();
    Path log = directory.resolve(name + ".log");
    var _ = cold.measure(candidates.ours(site, name, List.of("-Xlog:class+load:file=" + log)));
    try (Stream<String> lines = Files.lines(log)) {
      return new LoadedClasses(site, lines.filter(line -> line.contains(" source: ")).count());
    }
  }
}
