package dev.resourcepolicy.local.load;

import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.local.template.TemplateException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code local/load}: what becomes of many requests at once. */
public final class LoadCommand {
  private LoadCommand() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0 when nothing was lost, 1 when something was, 2 when
   * it is misused.
   */
  static int run(String[] arguments, PrintStream out) {
    Optional<LoadOptions> options = LoadOptions.of(arguments);
    if (options.isEmpty()) {
      out.print(LoadOptions.USAGE);
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
    return run(options.get(), new Load(template, file.resolveSibling("events")), out) ? 0 : 1;
  }

  private static boolean run(LoadOptions options, Load load, PrintStream out) {
    List<Load.Result> results = new ArrayList<>();
    out.print(LoadTable.HEAD);
    for (Site site : options.sites()) {
      Load.Result result =
          load.run(site, options.requests(), Duration.ofHours(options.hours()), options.seed());
      out.print(LoadTable.row(result));
      results.add(result);
    }
    results.forEach(result -> out.print(LoadTable.details(result)));
    return results.stream().allMatch(result -> result.lost().isEmpty());
  }
}
