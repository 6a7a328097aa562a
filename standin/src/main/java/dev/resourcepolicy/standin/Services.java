package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/** The services behind every way in, the wire and the process: one call at a time. */
final class Services implements AutoCloseable {
  private final List<ServiceStandIn> services;
  private final Routes routes;
  private final PastReads past;

  Services(List<ServiceStandIn> services) {
    this.services = services;
    this.routes = new Routes(services);
    this.past = new PastReads(routes);
  }

  Routes routes() {
    return routes;
  }

  synchronized Answer perform(Operation operation, Json.Obj input, Account account) {
    if (operation.kind() != Route.Kind.WRITE) {
      return operation.perform(input, account);
    }
    List<PastReads.Entry> before = past.before(operation, input, account);
    Answer answer = operation.perform(input, account);
    past.keep(before);
    return answer;
  }

  /** The answer from before the last change, or the present one where nothing ever changed. */
  synchronized Answer stale(Operation read, Json.Obj input, Account account) {
    Optional<Answer> old =
        read.kind() == Route.Kind.READ ? past.last(read, input, account) : Optional.empty();
    return old.orElseGet(() -> read.perform(input, account));
  }

  /** Somebody else's call first, then this one, with nothing in between. */
  synchronized Answer performAfter(
      Operation foreign, Json.Obj foreignInput, Operation own, Json.Obj input, Account account) {
    try {
      perform(foreign, foreignInput, account);
    } catch (ServiceError e) {
      // Not the answer to this call, and not to be passed over: the test would show nothing.
      throw new IllegalStateException("The foreign write was refused: " + e.getMessage(), e);
    }
    return perform(own, input, account);
  }

  @Override
  public void close() {
    services.forEach(ServiceStandIn::close);
  }
}
