package dev.resourcepolicy.lambda;

import dev.resourcepolicy.cloudformation.Response;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.ServiceCall;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.upkeep.Checked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The one structured line of an invocation. It knows documents by digest and number of statements
 * only, and never sees a ResponseURL. Methods are synchronized, since the work of a custom resource
 * runs on another thread.
 */
final class InvocationLog implements Journal {
  /** Stands where an {@link Outcome.Kind} would, had it come to one. */
  private static final String FAILED = "FAILED";

  private final Map<String, Json> fields = new LinkedHashMap<>();
  private final SequencedMap<String, Json> targets = new LinkedHashMap<>();
  private final List<Json> waits = new ArrayList<>();
  private final List<String> requestIds = new ArrayList<>();
  private int attempts = 0;
  private @Nullable PolicyDocument document;

  InvocationLog(String function, String invocationId) {
    fields.put("function", Json.of(function));
    fields.put("invocationId", Json.of(invocationId));
  }

  synchronized void requestType(String type) {
    fields.put("requestType", Json.of(type));
  }

  /** Its target counts as failed until its outcome is told. */
  synchronized void intends(Intent intent) {
    Optional<Desired> desired =
        switch (intent) {
          case Intent.Apply apply -> Optional.of(apply.desired());
          case Intent.Share share -> Optional.of(share.desired());
          case Intent.Remove remove -> Optional.of(remove.owned());
          case Intent.Nothing _ -> Optional.empty();
        };
    String target =
        switch (intent) {
          case Intent.Change change -> change.target().id();
          case Intent.Nothing(var id, _, _) -> id;
        };
    targets.put(target, Json.Obj.of("target", Json.of(target), "outcome", Json.of(FAILED)));
    desired.map(Desired::document).ifPresent(known -> document = known);
  }

  synchronized void outcome(Outcome outcome) {
    targets.put(
        outcome.target(),
        Json.Obj.of(
            "target", Json.of(outcome.target()),
            "outcome", Json.of(outcome.kind().name()),
            "revisionBefore", revision(outcome.before()),
            "revisionAfter", revision(outcome.after()),
            "detail", Json.of(outcome.detail())));
  }

  /** What the look at one target came to. */
  synchronized void checked(Checked checked) {
    switch (checked) {
      case Checked.Done(var outcome) -> outcome(outcome);
      case Checked.Failed(var target, var failure) ->
          targets.put(
              target,
              Json.Obj.of(
                  "target", Json.of(target),
                  "outcome", Json.of(FAILED),
                  "failure", Json.of(failure.kind().name()),
                  "message", Json.of(failure.getMessage())));
    }
  }

  synchronized void failed(Throwable failure) {
    fields.put("outcome", Json.of(FAILED));
    if (failure instanceof PolicyFailure known) {
      fields.put("failure", Json.of(known.kind().name()));
      fields.put("message", Json.of(known.getMessage()));
    } else {
      fields.put("failure", Json.of(failure.getClass().getName()));
      fields.put("message", Json.of(String.valueOf(failure.getMessage())));
      fields.put("stack", stack(failure));
    }
  }

  synchronized void answered(Response response) {
    fields.put("status", Json.of(response.status().name()));
    fields.put("physicalResourceId", Json.of(response.physicalResourceId()));
    if (response.status() == Response.Status.FAILED) {
      // Whatever else failed has said so by now.
      fields.putIfAbsent("failure", Json.of("TIMED_OUT"));
    }
  }

  /** What a sweep came to, in numbers. */
  synchronized Json result(Json result) {
    fields.put("result", result);
    return result;
  }

  /** What was done, but could not be recorded in the memory. */
  synchronized void unrecorded(String why) {
    fields.put("unrecorded", Json.of(why));
  }

  /** What was done, but nobody could be told. */
  synchronized void untold(String why) {
    fields.put("untold", Json.of(why));
  }

  @Override
  public synchronized void attempts(int attempt) {
    attempts++;
  }

  @Override
  public synchronized void called(ServiceCall call) {
    call.requestId().ifPresent(requestIds::add);
  }

  @Override
  public synchronized void waits(Duration duration, String reason) {
    waits.add(Json.Obj.of("milliseconds", Json.of(duration.toMillis()), "reason", Json.of(reason)));
  }

  /** The line; several targets only when one invocation was asked to check several. */
  synchronized String line(Instant started, Instant ended) {
    var line = new LinkedHashMap<>(fields);
    if (document != null) {
      // Not before: whoever waits for an answer would wait for the digest.
      line.put("documentDigest", Json.of(document.digest()));
      line.put("statements", Json.of(document.statements().size()));
    }
    if (targets.size() == 1 && targets.firstEntry().getValue() instanceof Json.Obj(var members)) {
      line.putAll(members);
    } else if (!targets.isEmpty()) {
      line.put("targets", new Json.Arr(List.copyOf(targets.values())));
    }
    line.put("attempts", Json.of(attempts));
    line.put("waits", new Json.Arr(waits));
    line.put("serviceRequestIds", Json.ofTexts(requestIds));
    line.put("durationMilliseconds", Json.of(Duration.between(started, ended).toMillis()));
    return new Json.Obj(line).text();
  }

  private static Json revision(Optional<Revision> revision) {
    return revision.<Json>map(known -> Json.of(known.value())).orElse(new Json.Null());
  }

  private static Json stack(Throwable failure) {
    var frames = new ArrayList<String>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      frames.add(cause.getClass().getName());
      for (StackTraceElement frame : cause.getStackTrace()) {
        frames.add(frame.toString());
      }
    }
    return Json.ofTexts(frames.subList(0, Math.min(frames.size(), 30)));
  }
}
