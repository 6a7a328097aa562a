package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens in a load, counted. Whoever has the turn writes into it, and nobody else. */
final class Ledger {
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> lost = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private int requests = 0;
  private int invocations = 0;
  private int queued = 0;
  private int attempts = 0;
  private int tampered = 0;

  /**
   * A request of CloudFormation that nothing more will come of.
   *
   * @param tries how many attempts it took
   */
  void request(int tries) {
    requests++;
    attempts += tries;
  }

  void invocation() {
    invocations++;
  }

  /** There was no concurrency left for an event. */
  void queued() {
    queued++;
  }

  void tampered() {
    tampered++;
  }

  /** What CloudFormation was told, and after how long. */
  void answer(Json.Obj answer, Duration wait) {
    waits.add(wait);
    if (!answer.text("Status").equals(Optional.of("SUCCESS"))) {
      failed(answer.text("Reason").orElse("no reason"));
    }
  }

  /** A failure; the same one at another target counts as the same. */
  void failed(String reason) {
    String kind = reason.replaceAll("arn:\\S+|[0-9a-f-]{20,}|\\d+", "*");
    failures.merge(kind.substring(0, Math.min(kind.length(), 150)), 1, Integer::sum);
  }

  void lost(String what) {
    lost.add(what);
  }

  int requests() {
    return requests;
  }

  int invocations() {
    return invocations;
  }

  int timesQueued() {
    return queued;
  }

  int timesTampered() {
    return tampered;
  }

  List<String> whatIsLost() {
    return List.copyOf(lost);
  }

  Map<String, Integer> failures() {
    return failures;
  }

  int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many attempts it took to carry out a request, on average. */
  double attemptsPerSuccess() {
    return attempts / (double) Math.max(1, waits.size() - failed());
  }

  /** The wait that this part of all requests did not exceed. */
  Duration waited(double part) {
    List<Duration> sorted = waits.stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(part * sorted.size())));
  }
}
