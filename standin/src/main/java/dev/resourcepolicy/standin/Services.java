package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/** The services behind every way in, the wire and the process: one call at a time. */
final class Services implements AutoCloseable {
  private final List<ServiceStandIn> services;
  private final Routes routes;
  private final PastReads past;
  private final CloudTrail trail;
  private final Events events;
  private final Authorization authorization;
  private final Ids strangers = new Ids("stranger");

  /**
   * @param events told of the writes, after each call and outside of it
   */
  Services(List<ServiceStandIn> services, CloudTrail trail, Events events) {
    this.services = services;
    this.routes = new Routes(services);
    this.past = new PastReads(routes);
    this.authorization = new Authorization(routes);
    this.trail = trail;
    this.events = events;
  }

  Routes routes() {
    return routes;
  }

  /** What roles may do. */
  Authorization authorization() {
    return authorization;
  }

  /** Refuses a call that its caller's policies do not allow, before anything else is done. */
  void authorize(Operation operation, Json.Obj input, Caller caller) {
    Optional<ServiceError> refusal;
    synchronized (this) {
      refusal = authorization.refusal(operation, input, caller);
    }
    if (refusal.isPresent()) {
      throw refuse(operation, input, caller, refusal.get());
    }
  }

  Answer perform(Operation operation, Json.Obj input, Caller caller) {
    try {
      return performed(operation, input, caller);
    } finally {
      events.tell();
    }
  }

  /** What somebody else's call comes to, who is not on the wire. */
  Answer performForeign(Operation operation, Json.Obj input) {
    return perform(operation, input, Caller.stranger(Account.DEFAULT, strangers.next()));
  }

  /** Somebody else's call first, then this one, with nothing in between. */
  Answer performAfter(
      Operation foreign, Json.Obj foreignInput, Operation own, Json.Obj input, Caller caller) {
    try {
      return performedAfter(foreign, foreignInput, own, input, caller);
    } finally {
      events.tell();
    }
  }

  /** A call that was refused before its service saw it. */
  ServiceError refuse(Operation operation, Json.Obj input, Caller caller, ServiceError error) {
    synchronized (this) {
      if (operation.kind() == Route.Kind.WRITE) {
        trail.refused(operation, input, caller, error);
      }
    }
    events.tell();
    return error;
  }

  /** The answer from before the last change, or the present one where nothing ever changed. */
  synchronized Answer stale(Operation read, Json.Obj input, Account account) {
    Optional<Answer> old =
        read.kind() == Route.Kind.READ ? past.last(read, input, account) : Optional.empty();
    return old.orElseGet(() -> read.perform(input, account));
  }

  private synchronized Answer performed(Operation operation, Json.Obj input, Caller caller) {
    if (operation.kind() != Route.Kind.WRITE) {
      return operation.perform(input, caller.account());
    }
    try {
      List<PastReads.Entry> before = past.before(operation, input, caller.account());
      Answer answer = operation.perform(input, caller.account());
      past.keep(before);
      trail.done(operation, input, caller, answer);
      return answer;
    } catch (ServiceError e) {
      trail.refused(operation, input, caller, e);
      throw e;
    }
  }

  private synchronized Answer performedAfter(
      Operation foreign, Json.Obj foreignInput, Operation own, Json.Obj input, Caller caller) {
    try {
      var _ = performed(foreign, foreignInput, Caller.stranger(caller.account(), strangers.next()));
    } catch (ServiceError e) {
      // Not the answer to this call, and not to be passed over: the test would show nothing.
      throw new IllegalStateException("The foreign write was refused: " + e.getMessage(), e);
    }
    return performed(own, input, caller);
  }

  @Override
  public void close() {
    services.forEach(ServiceStandIn::close);
  }
}
