package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A handler at work, with a probe in its process. */
final class WarmHandler implements AutoCloseable {
  private final Sandbox sandbox;
  private final Path tally;
  private final Json.Obj create;
  private final List<WarmCost.Round> rounds = new ArrayList<>();

  /**
   * @param tally the file that the probe writes
   * @param create what the handler is invoked with
   */
  WarmHandler(Sandbox sandbox, Path tally, Json.Obj create) {
    this.sandbox = sandbox;
    this.tally = tally;
    this.create = create;
  }

  /** Invokes it so often. */
  void invoke(int invocations) throws IOException {
    for (int done = 0; done < invocations; done++) {
      sandbox.invoke(create);
      sandbox.clear();
    }
  }

  /**
   * Measures it over so many invocations, which must not be the first.
   *
   * @throws IllegalStateException when the probe has not seen what there was to see
   */
  void measure(int invocations) throws IOException {
    Tally before = Tally.read(tally);
    invoke(invocations);
    Tally seen = Tally.read(tally).minus(before);
    if (seen.invocations() != invocations || seen.calls() != (long) invocations * calls()) {
      throw new IllegalStateException(
          "The probe saw %s of %d invocations with %d calls each"
              .formatted(seen, invocations, calls()));
    }
    rounds.add(
        new WarmCost.Round(seen.handler() / 1e3 / invocations, seen.sdk() / 1e3 / invocations));
  }

  private int calls() {
    return sandbox.operations().size();
  }

  /** What it came to so far. */
  WarmCost cost() {
    return new WarmCost(calls(), rounds);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
