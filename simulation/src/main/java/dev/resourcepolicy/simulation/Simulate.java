package dev.resourcepolicy.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/** {@code local/simulate}: tells many stories, and shows the first that goes wrong. */
public final class Simulate {
  private static final long REPORT = 20_000;

  private final PrintStream out;
  private final long from;
  private final long end;
  private final AtomicLong next;
  private final AtomicLong told = new AtomicLong();
  private final AtomicReference<Optional<Story>> failed = new AtomicReference<>(Optional.empty());
  private final long started = System.nanoTime();

  private Simulate(PrintStream out, long from, long seeds) {
    this.out = out;
    this.from = from;
    this.end = from + seeds;
    this.next = new AtomicLong(from);
  }

  /** The command's options: {@code --seeds N --from S --threads T}, or {@code --tell SEED}. */
  public static void main(String[] arguments) throws InterruptedException {
    var options = new Options(arguments);
    boolean well =
        options.has("--tell")
            ? tell(System.out, options.number("--tell", 1))
            : new Simulate(
                    System.out, options.number("--from", 1), options.number("--seeds", 10_000))
                .run((int) options.number("--threads", Runtime.getRuntime().availableProcessors()));
    System.exit(well ? 0 : 1);
  }

  /** The first story that goes wrong of so many, as the check that fails and its seed. */
  static Optional<String> firstFailure(long from, long seeds) {
    var simulation = new Simulation();
    return LongStream.range(from, from + seeds)
        .boxed()
        .flatMap(
            seed ->
                simulation.tell(Stories.of(seed)).stream()
                    .limit(1)
                    .map(violation -> violation.check() + ", seed " + seed))
        .findFirst();
  }

  /** Tells one story, with all that happens in it. */
  private static boolean tell(PrintStream out, long seed) {
    Story story = Stories.of(seed);
    out.println(story + "\n");
    List<Violation> violations = new Simulation().tell(story, out::println);
    violations.forEach(out::println);
    return violations.isEmpty();
  }

  private boolean run(int threads) throws InterruptedException {
    var workers = new ArrayList<Thread>();
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofVirtual().start(this::work));
    }
    for (Thread worker : workers) {
      worker.join();
    }
    report();
    failed.get().ifPresent(this::explain);
    return failed.get().isEmpty();
  }

  private void work() {
    var simulation = new Simulation();
    long seed = next.getAndIncrement();
    while (seed < end && failed.get().isEmpty()) {
      Story story = Stories.of(seed);
      if (!simulation.tell(story).isEmpty()) {
        failed.set(Optional.of(story));
      }
      if (told.incrementAndGet() % REPORT == 0) {
        report();
      }
      seed = next.getAndIncrement();
    }
  }

  private void report() {
    double seconds = (System.nanoTime() - started) / 1e9;
    out.printf(
        "%,d stories from seed %d in %,.0f s: %,.0f a second%n",
        told.get(), from, seconds, told.get() / seconds);
  }

  private void explain(Story story) {
    var simulation = new Simulation();
    List<Violation> violations = simulation.tell(story);
    out.println("\nSeed " + story.seed() + " goes wrong:");
    violations.forEach(violation -> out.println("  " + violation));
    Story shortest = new Shrinking(simulation, violations.getFirst().check()).shortest(story);
    out.println("\nThe shortest story in which that happens:\n" + shortest + "\n");
    var _ = simulation.tell(shortest, out::println);
  }
}
