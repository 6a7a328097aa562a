package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.lambda.PolicyFunction;
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
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * {@code local/invoke FUNCTION EVENT...}: runs events in order through one function and prints what
 * it does. Time is virtual: a cooldown of 15 seconds is printed, and not waited for.
 */
public final class Invoke {
  private static final String USAGE =
      """
      usage: local/invoke [--live] FUNCTION EVENT.json [EVENT.json ...]

        FUNCTION  one of %s
        --live    use the AWS account of your environment, not the stand-in, and real time
      """
          .formatted(String.join(", ", Functions.NAMES));

  private final Session session;
  private final Timeline timeline;

  private Invoke(Session session, Timeline timeline) {
    this.session = session;
    this.timeline = timeline;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  /**
   * Runs the command; returns its exit code: 0 when every event succeeded, 1 when one did not, 2
   * when it is misused.
   */
  static int run(String[] arguments, PrintStream out) {
    List<String> names = new ArrayList<>(Arrays.asList(arguments));
    boolean live = names.remove("--live");
    if (names.size() < 2 || !Functions.NAMES.contains(names.getFirst())) {
      out.print(USAGE);
      return 2;
    }
    Time time = live ? Time.system() : new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    var timeline = new Timeline(time, out);
    try (StandIn standIn = StandIn.start(time, 0)) {
      standIn.seed();
      if (!live) {
        time.sleep(Duration.ofMinutes(1)); // until everything that was just created is there
      }
      // A seed, so that the same events print the same timeline, waits included.
      RandomGenerator random = new Random(1);
      Session session =
          live
              ? Session.live(standIn, time, random, timeline)
              : Session.on(standIn, time, random, timeline);
      return new Invoke(session, timeline).run(names.getFirst(), names.subList(1, names.size()));
    } catch (IOException | JsonException e) {
      out.println("An event could not be read: " + e.getMessage());
      return 2;
    }
  }

  private int run(String name, List<String> events) throws IOException {
    PolicyFunction function = session.function(name).orElseThrow();
    boolean succeeded = true;
    for (String event : events) {
      timeline.start("%s  %s".formatted(name, event));
      Json json = Json.parse(Files.readString(Path.of(event)));
      Session.Invoked invoked = session.invoke(name, function, json);
      timeline.line(Printed.invoked(invoked));
      succeeded &= invoked.succeeded();
    }
    return succeeded ? 0 : 1;
  }
}
