package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.local.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code local/sweep}: whether a sweep keeps its pace and its size, however many targets. */
public final class SweepCommand {
  /** Before the first figures: what is loaded once and for all is no growth. */
  private static final int WARM_UP = 200;

  private SweepCommand() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0 when every sweep was as it must be, 1 when one was
   * not, 2 when the command is misused.
   */
  static int run(String[] arguments, PrintStream out) {
    Optional<SweepOptions> options = SweepOptions.of(arguments);
    if (options.isEmpty()) {
      out.print(SweepOptions.USAGE);
      return 2;
    }
    Path file = options.get().template();
    Template template;
    try {
      template = Template.read(Files.readString(file), Session.deployment(Map.of()));
    } catch (IOException | TemplateException e) {
      out.println("The template could not be read: " + e.getMessage());
      return 2;
    }
    List<Round> rounds =
        run(options.get(), new Sweeping(template, file.resolveSibling("events")), out);
    List<String> wrong =
        Stream.concat(
                rounds.stream().flatMap(round -> round.wrong().stream()),
                rounds.stream().flatMap(round -> round.grownSince(rounds.getFirst()).stream()))
            .toList();
    wrong.forEach(out::println);
    return wrong.isEmpty() ? 0 : 1;
  }

  private static List<Round> run(SweepOptions options, Sweeping sweeping, PrintStream out) {
    Site site = options.site();
    var _ = sweeping.over(site, WARM_UP);
    out.print(SweepTable.HEAD);
    var rounds = new ArrayList<Round>();
    for (int size : options.sizes()) {
      Round round = sweeping.over(site, size);
      out.print(SweepTable.row(round));
      rounds.add(round);
    }
    return rounds;
  }
}
