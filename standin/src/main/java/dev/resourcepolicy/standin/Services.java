package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;

/** The services behind every way in, the wire and the process: one call at a time. */
final class Services {
  private final List<ServiceStandIn> services;
  private final Routes routes;
  private final PastReads past;

  Services(List<ServiceStandIn> services) {
    this.services = List.copyOf(services);
    this.routes = new Routes(services);
    this.past = new PastReads(routes);
  }

  synchronized void close() {
    services.forEach(ServiceStandIn::close);
  }

  Routes routes() {
    return routes;
  }

  synchronized Answer perform(Operation operation, Json.Obj input, Account account) {
    if (operation.isRead()) {
      return operation.perform(input, account);
    }
    List<PastReads.Entry> before = past.before(operation, input, account);
    Answer answer = operation.perform(input, account);
    past.keep(before);
    return answer;
  }

  /** The answer from before the last change, or the present one where nothing ever changed. */
  synchronized Answer stale(Operation read, Json.Obj input, Account account) {
    return past.last(read, input, account).orElseGet(() -> read.perform(input, account));
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
}
