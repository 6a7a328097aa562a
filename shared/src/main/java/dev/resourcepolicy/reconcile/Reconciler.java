package dev.resourcepolicy.reconcile;

import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.PolicyService;
import java.time.Instant;
import java.util.Optional;

/** Brings targets to what intents want, one at a time. */
public final class Reconciler {
  private final PolicyService service;
  private final Time time;
  private final Backoff backoff;
  private final Journal journal;

  public Reconciler(PolicyService service, Time time, Backoff backoff, Journal journal) {
    this.service = service;
    this.time = time;
    this.backoff = backoff;
    this.journal = journal;
  }

  /**
   * Brings a target to what an intent wants.
   *
   * @param deadline no write and no second attempt starts later than this
   * @throws dev.resourcepolicy.policy.PolicyFailure when that cannot be had, or not in time
   */
  public Outcome reconcile(Intent intent, Instant deadline) {
    return switch (intent) {
      case Intent.Nothing(var target, var kind, var reason) ->
          Outcome.nothing(kind, target, reason);
      case Intent.Change change -> reconcile(Undertaking.of(change), deadline);
    };
  }

  /** The same for an intent that may become another one while it is carried out. */
  public Outcome reconcile(Undertaking undertaking, Instant deadline) {
    Outcome outcome = run(undertaking, deadline);
    Optional<Undertaking> afterwards = undertaking.afterwards();
    try {
      afterwards.ifPresent(next -> run(next, deadline));
    } catch (PolicyFailure failure) {
      throw failure.inTheEnd("", true); // what was wanted was written
    }
    return outcome;
  }

  private Outcome run(Undertaking undertaking, Instant deadline) {
    return new Reconciliation(undertaking, deadline, service, time, backoff, journal).run();
  }
}
