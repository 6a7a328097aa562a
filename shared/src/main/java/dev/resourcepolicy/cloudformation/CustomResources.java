package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Outcome;
import dev.resourcepolicy.reconcile.Time;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Answers CloudFormation: always, once, in time. The work runs on another thread, so that an answer
 * can be given when it hangs; what it comes to after that is not answered.
 */
public final class CustomResources {
  private final Time time;
  private final ResponseSender sender;
  private final Answered answered = new Answered();

  public CustomResources(Time time, ResponseSender sender) {
    this.time = time;
    this.sender = sender;
  }

  /** What a request came to, and the physical id that its resource has from now on. */
  public record Done(String physicalId, Outcome outcome) {}

  /** What a request asks for. Whatever it throws is answered. */
  @FunctionalInterface
  public interface Work {
    Done until(Instant deadline);
  }

  /**
   * Does the work and delivers the answer.
   *
   * @return what was answered
   * @throws ResponseSender.Undelivered when CloudFormation could not be told; the same event,
   *     delivered again, tells it. Also, before any work, when the answer is wanted elsewhere
   */
  public Response answer(Event.CustomResource request, Deadlines deadlines, Work work) {
    request.responseUrl().ifPresent(sender::admit);
    Optional<Response> before = answered.to(request);
    before.ifPresent(response -> tell(request, response, deadlines.end()));
    return before.orElseGet(
        () ->
            time.within(
                deadlines.answer(),
                () -> done(request, work, deadlines.work()),
                () -> timedOut(request),
                response -> tell(request, response, deadlines.end())));
  }

  private void tell(Event.CustomResource request, Response response, Instant deadline) {
    answered.keep(request, response);
    request.responseUrl().ifPresent(url -> sender.send(url, response.body(), deadline));
  }

  private static Response done(Event.CustomResource request, Work work, Instant deadline) {
    try {
      Done done = work.until(deadline);
      return Response.success(
          request, done.physicalId(), reason(done.outcome()), data(done.outcome()));
    } catch (PolicyFailure failure) {
      return Response.failed(
          request, failure.isUnconfirmed(), failure.difference().after(failure.getMessage()));
    } catch (Throwable unexpected) {
      // Errors too: an answer that is not given keeps the stack waiting for an hour.
      return Response.failed(
          request,
          true,
          "The function failed unexpectedly: %s. Its log has the details; report it with them."
              .formatted(unexpected));
    }
  }

  private static Response timedOut(Event.CustomResource request) {
    return Response.failed(
        request,
        true,
        "The function timed out before the service answered. Look at the policy before you try again: a write may have been"
            + " applied.");
  }

  private static String reason(Outcome outcome) {
    return outcome.difference().after(outcome.kind() + ": " + outcome.detail());
  }

  private static SequencedMap<String, String> data(Outcome outcome) {
    var data = new LinkedHashMap<String, String>();
    data.put("Outcome", outcome.kind().name());
    outcome
        .after()
        .ifPresent(
            revision -> {
              data.put("RevisionId", revision.value());
              data.putAll(revision.attributes());
            });
    return data;
  }
}
