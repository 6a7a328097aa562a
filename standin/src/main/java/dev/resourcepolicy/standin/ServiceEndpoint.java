package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The services on the wire: finds the operation, lets its fault happen, and keeps what arrived. */
final class ServiceEndpoint implements Endpoint {
  private final Services services;
  private final Faults faults;
  private final RateLimits rates;
  private final Time time;
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final Ids requests = new Ids("request");
  private final CountDownLatch closed = new CountDownLatch(1);

  ServiceEndpoint(Services services, Faults faults, RateLimits rates, Time time) {
    this.services = services;
    this.faults = faults;
    this.rates = rates;
    this.time = time;
  }

  /** A call for an operation, before anything was done about it. */
  private record Arrival(Operation operation, Json.Obj input, Caller caller, Instant at) {
    private Seen seen(int status, Optional<String> error) {
      Route route = operation.route();
      return new Seen(
          route.service(), route.operation(), input, status, caller.requestId(), at, error);
    }
  }

  List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  void forget() {
    seen.clear();
  }

  /** Lets go of the calls that hang. */
  void close() {
    closed.countDown();
  }

  @Override
  public Reply answer(Request request) {
    return answer(request, Optional.empty());
  }

  /**
   * What a request is answered.
   *
   * @param given goes wrong with it, instead of the fault that would be next
   */
  Reply answer(Request request, Optional<Fault> given) {
    Optional<Routes.Match> match = services.routes().match(request);
    String requestId = requests.next();
    var wire = Wire.of(request, requestId);
    if (match.isEmpty()) {
      return wire.unknownOperation();
    }
    Operation operation = match.get().operation();
    Json.Obj input = match.get().addressed();
    try {
      input = gather(input, request.json());
    } catch (JsonException e) {
      return wire.error(operation.unreadable("The request body cannot be read: " + e.getMessage()));
    }
    var arrival = new Arrival(operation, input, Caller.of(request, requestId), time.now());
    return answer(arrival, given.or(() -> faults.take(operation.route())), wire);
  }

  private Reply answer(Arrival arrival, Optional<Fault> fault, Wire wire) {
    try {
      services.authorize(arrival.operation(), arrival.input(), arrival.caller());
      if (rates.areExceededBy(arrival.operation().route(), arrival.caller().account())) {
        throw refused(arrival, arrival.operation().service().throttled());
      }
      Optional<Answer> answer =
          fault.isPresent() ? meet(fault.get(), arrival) : Optional.of(perform(arrival));
      answer.ifPresent(a -> seen.add(arrival.seen(a.status(), Optional.empty())));
      return answer.map(wire::answer).orElseGet(Reply.Dropped::new);
    } catch (ServiceError e) {
      seen.add(arrival.seen(e.status(), Optional.of(e.code())));
      return wire.error(e);
    }
  }

  /** What a call comes to under its fault; nothing, when the connection ends without an answer. */
  private Optional<Answer> meet(Fault fault, Arrival call) {
    ServiceStandIn service = call.operation().service();
    return switch (fault) {
      case Fault.Throttle() -> throw refused(call, service.throttled());
      case Fault.Denied() ->
          throw refused(call, service.denied(call.operation().route().operation()));
      case Fault.InvalidPrincipal() -> throw refused(call, service.invalidPrincipal());
      case Fault.Custom custom -> throw refused(call, custom.error(service));
      case Fault.ErrorBefore(int status) ->
          throw refused(call, service.internal().withStatus(status));
      case Fault.ErrorAfter(int status) -> {
        perform(call);
        throw service.internal().withStatus(status);
      }
      case Fault.DropBefore() -> unanswered(call);
      case Fault.DropAfter() -> {
        perform(call);
        yield unanswered(call);
      }
      case Fault.Hang() -> hang(call);
      case Fault.Latency(var duration) -> {
        time.sleep(duration);
        yield Optional.of(perform(call));
      }
      case Fault.StaleRead() ->
          Optional.of(services.stale(call.operation(), call.input(), call.caller().account()));
      case Fault.ForeignWrite(var name, var input) -> {
        Operation foreign = services.routes().named(call.operation().route().service(), name);
        yield Optional.of(
            services.performAfter(foreign, input, call.operation(), call.input(), call.caller()));
      }
    };
  }

  private Answer perform(Arrival call) {
    return services.perform(call.operation(), call.input(), call.caller());
  }

  private ServiceError refused(Arrival call, ServiceError error) {
    return services.refuse(call.operation(), call.input(), call.caller(), error);
  }

  private Optional<Answer> unanswered(Arrival call) {
    seen.add(call.seen(0, Optional.empty()));
    return Optional.empty();
  }

  private Optional<Answer> hang(Arrival call) {
    Optional<Answer> none = unanswered(call);
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return none;
  }

  private static Json.Obj gather(Json.Obj addressed, Json.Obj body) {
    var members = new LinkedHashMap<String, Json>(addressed.members());
    members.putAll(body.members());
    return new Json.Obj(members);
  }
}
