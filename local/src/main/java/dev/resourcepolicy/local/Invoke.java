package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.local.template.TemplateException;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * {@code local/invoke FUNCTION EVENT...}: runs events in order through one function and prints what
 * it does. Time is virtual: a cooldown of 15 seconds is printed, and not waited for.
 */
public final class Invoke {
  private static final String USAGE =
      """
      usage: local/invoke [--live | --memory | --tamper POLICY.json] FUNCTION EVENT.json [EVENT.json ...]

        FUNCTION  one of %s
        --live    use the AWS account of your environment, not the stand-in, and real time
        --memory  with the memory and the bus that template.yaml gives the function
        --tamper  with them, and a minute later somebody puts POLICY.json there: the template's rules say
                  who is told
      """
          .formatted(String.join(", ", Functions.NAMES));

  private final String name;
  private final Session session;
  private final PolicyFunction function;
  private final Timeline timeline;

  private Invoke(String name, Session session, Timeline timeline) {
    this.name = name;
    this.session = session;
    this.function = session.function(name).orElseThrow();
    this.timeline = timeline;
  }

  /** What the command line asks for. */
  private record Options(
      boolean live,
      boolean memory,
      Optional<Path> tampered,
      Path template,
      String name,
      List<String> events) {

    /** Reads the command line; nothing when it is misused. */
    static Optional<Options> of(String... arguments) {
      List<String> words = new ArrayList<>(Arrays.asList(arguments));
      Optional<Path> template = take(words, "--template");
      Optional<Path> tampered = take(words, "--tamper");
      boolean live = words.remove("--live");
      boolean memory = words.remove("--memory") || tampered.isPresent();
      boolean misused =
          words.size() < 2 || !Functions.NAMES.contains(words.getFirst()) || (live && memory);
      return misused
          ? Optional.empty()
          : Optional.of(
              new Options(
                  live,
                  memory,
                  tampered,
                  template.orElse(Path.of("template.yaml")),
                  words.getFirst(),
                  words.subList(1, words.size())));
    }

    private static Optional<Path> take(List<String> words, String option) {
      int at = words.indexOf(option);
      if (at < 0 || at + 1 >= words.size()) {
        return Optional.empty();
      }
      words.remove(at);
      return Optional.of(Path.of(words.remove(at)));
    }
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0 when every event succeeded, 1 when one did not, 2
   * when it is misused.
   */
  static int run(String[] arguments, PrintStream out) {
    Optional<Options> options = Options.of(arguments);
    if (options.isEmpty()) {
      out.print(USAGE);
      return 2;
    }
    boolean live = options.get().live();
    Time time = live ? Time.system() : new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    try (StandIn standIn = StandIn.start(time, 0)) {
      standIn.seed();
      if (!live) {
        time.sleep(Duration.ofMinutes(1)); // until everything that was just created is there
      }
      return run(options.get(), standIn, time, new Timeline(time, out));
    } catch (IOException | JsonException e) {
      out.println("An event could not be read: " + e.getMessage());
      return 2;
    } catch (TemplateException e) {
      out.println("The template could not be read: " + e.getMessage());
      return 2;
    }
  }

  private static int run(Options options, StandIn standIn, Time time, Timeline timeline)
      throws IOException {
    // A seed, so that the same events print the same timeline, waits included.
    RandomGenerator random = new Random(1);
    String name = options.name();
    if (!options.memory()) {
      Session session =
          options.live()
              ? Session.live(standIn, time, random, timeline)
              : Session.on(standIn, time, random, timeline);
      return new Invoke(name, session, timeline).run(options.events()) ? 0 : 1;
    }
    Template template =
        Template.read(Files.readString(options.template()), Session.deployment(Map.of()));
    Live.deploy(template, standIn);
    Session session =
        Session.of(template.function(name).orElseThrow(), "1", standIn, time, random, timeline);
    var invoke = new Invoke(name, session, timeline);
    boolean succeeded = invoke.run(options.events());
    if (options.tampered().isPresent()) {
      var tampering = new Tampering(template, standIn, time);
      succeeded &= invoke.tamper(tampering, options.tampered().get(), options.events().getLast());
    }
    return succeeded ? 0 : 1;
  }

  private boolean run(List<String> events) throws IOException {
    boolean succeeded = true;
    for (String event : events) {
      timeline.start("%s  %s".formatted(name, event));
      succeeded &= invoke(Json.parse(Files.readString(Path.of(event))));
    }
    return succeeded;
  }

  /** Changes what the last event has put there, and lets the function hear of it. */
  private boolean tamper(Tampering tampering, Path policy, String lastEvent) throws IOException {
    var last = (Json.Obj) Json.parse(Files.readString(Path.of(lastEvent)));
    List<Json.Obj> told = tampering.with(name, last, Json.parse(Files.readString(policy)));
    boolean succeeded = !told.isEmpty();
    for (Json.Obj event : told) {
      timeline.start(
          "A minute later, %s\n%s".formatted(policy, Printed.event(event)).replace("\n", "\n  "));
      succeeded &= invoke(event);
    }
    return succeeded;
  }

  private boolean invoke(Json event) {
    Session.Invoked invoked = session.invoke(name, function, event);
    timeline.line(Printed.invoked(invoked));
    return invoked.succeeded();
  }
}
