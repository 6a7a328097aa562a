package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.lambda.PolicyFunction;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The execution environments of the functions, as Lambda keeps them: each serves one invocation at
 * a time and is used again, and another is made when all are busy. A function whose concurrency is
 * limited waits for its turn.
 */
final class Environments implements Lambda {
  private final StandIn standIn;
  private final Time time;
  private final PrintStream out;
  private final Map<String, Queue<Environment>> idle = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger invocations = new AtomicInteger();

  Environments(StandIn standIn, Time time, PrintStream out) {
    this.standIn = standIn;
    this.time = time;
    this.out = out;
  }

  private record Environment(Session session, PolicyFunction function, Timeline timeline) {}

  @Override
  public Session.Invoked invoke(DeployedFunction function, Json event) {
    Semaphore turn =
        turns.computeIfAbsent(
            function.name(),
            _ -> new Semaphore(function.concurrency().orElse(Integer.MAX_VALUE), true));
    turn.acquireUninterruptibly();
    Queue<Environment> free =
        idle.computeIfAbsent(function.name(), _ -> new ConcurrentLinkedQueue<>());
    Environment environment = Optional.ofNullable(free.poll()).orElseGet(() -> make(function));
    try {
      Timeline timeline = environment.timeline();
      String tag = "%-4s".formatted("#" + invocations.incrementAndGet());
      timeline.start(tag, "%s  %s".formatted(function.name(), Printed.title(event)));
      Session.Invoked invoked =
          environment.session().invoke(function.name(), environment.function(), event);
      timeline.line(Printed.invoked(invoked));
      return invoked;
    } finally {
      free.add(environment);
      turn.release();
    }
  }

  private Environment make(DeployedFunction function) {
    var timeline = new Timeline(time, out);
    String name = "%s-%d".formatted(function.name(), made.incrementAndGet());
    Session session =
        Session.of(function, name, standIn, time, RandomGenerator.getDefault(), timeline);
    PolicyFunction code =
        session
            .function(function.name())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no code for %s.".formatted(function.name())));
    return new Environment(session, code, timeline);
  }
}
