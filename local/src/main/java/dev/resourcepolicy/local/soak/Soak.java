package dev.resourcepolicy.local.soak;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Session;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.Received;
import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One packaged function in one process under Lambda's Runtime Interface Client, invoked many times,
 * one after the other, with mixed events. The function is on the real clock; the stand-in's goes
 * fast, and a minute passes between two events, so that little waits for a cooldown.
 */
final class Soak implements AutoCloseable {
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** Long ago: what a service names as the time to try again must not be far off for a function. */
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final SoakOptions options;
  private final HurriedTime time = new HurriedTime(Time.system(), START);
  private final StandIn standIn = StandIn.quick(time);
  private final RuntimeInterfaceApi api = RuntimeInterfaceApi.start();

  Soak(SoakOptions options) {
    this.options = options;
    standIn.seed();
  }

  /** What a soak came to. */
  record Result(Duration took, List<Footprint> footprints) {}

  /**
   * Runs it.
   *
   * @param directory an empty one
   * @throws IllegalStateException when an event did not come to what it had to
   */
  Result run(Path directory, PrintStream out) throws IOException {
    Site site = options.site();
    var story = new Story(standIn, time, site, options.memory(), options.root().resolve("events"));
    var footprints = new ArrayList<Footprint>();
    Instant started = Time.system().now();
    try (var lambda = start(site, directory)) {
      for (int done = 1; done <= options.invocations(); done++) {
        time.sleep(BETWEEN);
        invoke(lambda, story.next(), done);
        if (done % options.every() == 0) {
          footprints.add(Footprint.of(lambda.pid(), done));
          out.print(SoakTable.row(footprints.getLast()));
        }
      }
    }
    return new Result(Duration.between(started, Time.system().now()), footprints);
  }

  private RuntimeInterfaceProcess start(Site site, Path directory) throws IOException {
    Path output = directory.resolve("output");
    Map<String, String> environment = environment(site);
    if (options.aotPackage().isPresent()) {
      var function = new AotPackage(options.aotPackage().get(), site.handler());
      return RuntimeInterfaceProcess.start(function, environment, output);
    }
    Path target = options.root().resolve(Path.of("functions", site.service(), "target"));
    return RuntimeInterfaceProcess.start(
        TaskRoot.of(target, directory.resolve("task")),
        site.handler(),
        environment,
        output,
        RuntimeInterfaceProcess.memory(options.memorySize()));
  }

  private void invoke(RuntimeInterfaceProcess lambda, Story.Next next, int number) {
    standIn.forget();
    String url = standIn.responses().presign("soak-" + number).toString();
    Json.Obj event =
        next.answer().isPresent() ? next.event().with("ResponseURL", Json.of(url)) : next.event();
    String arn =
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(Session.REGION, Session.ACCOUNT, options.site().function());
    RuntimeInterfaceApi.Ended ended;
    try {
      ended =
          lambda
              .unlessItEnds(api.invoke("invocation-" + number, arn, event))
              .get(2, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Invocation %d did not end".formatted(number), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Optional<String> answered = answered();
    if (!ended.how().equals("response") || !answered.equals(next.answer())) {
      throw new IllegalStateException(
          "Invocation %d ended with %s and answered %s, to %s: %s"
              .formatted(number, ended.how(), answered, event.text(), ended.body()));
    }
  }

  /** The Status of the one answer that arrived, if one did. */
  private Optional<String> answered() {
    List<Received> received = standIn.responses().received();
    return switch (received.size()) {
      case 0 -> Optional.empty();
      case 1 ->
          ((Json.Obj) Json.parse(new String(received.getFirst().body(), StandardCharsets.UTF_8)))
              .text("Status");
      default -> Optional.of(received.size() + " answers");
    };
  }

  private Map<String, String> environment(Site site) {
    int size = options.memorySize();
    Map<String, String> variables =
        options.memory()
            ? FunctionEnvironment.remembering(site, size, api, standIn.endpoint())
            : FunctionEnvironment.of(site, size, api, standIn.endpoint());
    variables.put("VALIDATE_WITH_ACCESS_ANALYZER", "true");
    return variables;
  }

  @Override
  public void close() {
    api.close();
    standIn.close();
  }
}
