package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A handler, and one that makes the same calls and nothing else, each at work. */
final class WarmPair implements AutoCloseable {
  private final Sandbox handler;
  private final Json.Obj create;
  private final Sandbox calls;
  private final Json.Obj sameCalls;
  private final List<WarmCost.Round> rounds = new ArrayList<>();

  /**
   * @param create what the handler is invoked with
   * @param sameCalls what the other one is invoked with
   */
  WarmPair(Sandbox handler, Json.Obj create, Sandbox calls, Json.Obj sameCalls) {
    this.handler = handler;
    this.create = create;
    this.calls = calls;
    this.sameCalls = sameCalls;
  }

  /** Measures each of them over so many invocations. */
  WarmCost.Round round(int invocations) throws IOException {
    return new WarmCost.Round(
        cost(handler, create, invocations), cost(calls, sameCalls, invocations));
  }

  private static double cost(Sandbox sandbox, Json.Obj event, int invocations) throws IOException {
    Sample before = sandbox.process().spent();
    for (int done = 0; done < invocations; done++) {
      sandbox.invoke(event);
      sandbox.clear();
    }
    Duration cpu = sandbox.process().spent().minus(before).cpu();
    return cpu.toNanos() / 1e3 / invocations;
  }

  void count(WarmCost.Round round) {
    rounds.add(round);
  }

  /** What it came to so far. */
  WarmCost cost() {
    return new WarmCost(handler.operations().size(), rounds);
  }

  @Override
  public void close() {
    handler.close();
    calls.close();
  }
}
