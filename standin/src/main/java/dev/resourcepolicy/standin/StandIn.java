package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The services, on one port of the loopback interface or within the process only. */
public final class StandIn implements AutoCloseable {
  /** The endpoint of one without a port. */
  public static final URI NOWHERE = URI.create("http://stand-in.invalid");

  private final URI endpoint;
  private final Optional<Port> port;
  private final Faults faults = new Faults();
  private final RateLimits rates;
  private final Events events;
  private final Services services;
  private final ServiceEndpoint wire;
  private final ResponseBucket responses;
  private final Control control;

  private StandIn(Time time, Optional<Port> port, List<ServiceStandIn> services, Events events) {
    this.port = port;
    this.endpoint = port.map(Port::endpoint).orElse(NOWHERE);
    this.events = events;
    this.services = new Services(services, new CloudTrail(time, events), events);
    this.rates = new RateLimits(time);
    this.wire = new ServiceEndpoint(this.services, faults, rates, time);
    this.responses = new ResponseBucket(time, endpoint);
    this.control = new Control(wire, faults, this.services.routes(), time);
  }

  /**
   * Starts with empty services.
   *
   * @param port 0 for any free one
   */
  public static StandIn start(Time time, int port) {
    return start(time, port, new DynamoDbLocal());
  }

  /**
   * Starts with empty services, and with a store of items that knows the calls of the functions'
   * memory only, and is quick at them.
   */
  public static StandIn quick(Time time) {
    return start(time, 0, new QuickItems());
  }

  private static StandIn start(Time time, int port, ItemStore store) {
    var events = new Events();
    return start(time, port, events, services(time, events, store));
  }

  static StandIn start(Time time, int port, List<ServiceStandIn> services) {
    return start(time, port, new Events(), services);
  }

  private static StandIn start(Time time, int port, Events events, List<ServiceStandIn> services) {
    Port opened = Port.open(port);
    var standIn = new StandIn(time, Optional.of(opened), services, events);
    opened.serve(standIn::answer);
    return standIn;
  }

  /** One without a port, and with empty services: requests are handed to {@link #answer}. */
  public static StandIn withoutPort(Time time) {
    var events = new Events();
    return new StandIn(time, Optional.empty(), services(time, events, new QuickItems()), events);
  }

  private static List<ServiceStandIn> services(Time time, Events events, ItemStore store) {
    return List.of(
        new DynamoDbStandIn(time, store),
        new SsmStandIn(time),
        new AmpStandIn(time),
        new AcmPcaStandIn(time),
        new XRayStandIn(time),
        new EventBridgeStandIn(time, events),
        new AccessAnalyzerStandIn());
  }

  /** For {@code AWS_ENDPOINT_URL}, for all services. */
  public URI endpoint() {
    return endpoint;
  }

  public Faults faults() {
    return faults;
  }

  public RateLimits rates() {
    return rates;
  }

  public ResponseBucket responses() {
    return responses;
  }

  /**
   * Gives a role its policies: from now on, its sessions may do what these statements allow, and no
   * more.
   *
   * @throws IllegalArgumentException when it is not known what a statement means
   */
  public void authorize(String role, List<Json.Obj> statements) {
    services.authorization().authorize(role, statements);
  }

  /** What the roles that have policies did with them so far. */
  public Set<Permitted> permitted() {
    return services.authorization().permitted();
  }

  /** Every service call that arrived over the wire so far, in the order of their answers. */
  public List<Seen> calls() {
    return wire.seen();
  }

  /** Forgets calls, answers and what was permitted, which a long run would keep to its end. */
  public void forget() {
    wire.forget();
    services.authorization().forget();
    responses.forget();
  }

  /**
   * What somebody else's call is answered: no fault meets it, and {@link #calls} does not show it.
   * It is a call of the user stranger.
   *
   * @throws ServiceError when the service refuses
   */
  public Json answer(String service, String operation, Json.Obj input) {
    Operation named = services.routes().named(service, operation);
    return services.performForeign(named, input).body();
  }

  /**
   * Tells of every EventBridge event from now on, in the order in which they happen: CloudTrail's
   * of each call that changes a resource, also when it is refused, and what PutEvents puts. By then
   * it has happened, and the listener may call the stand-in. One event is told at a time.
   */
  public void onEvent(Consumer<Json.Obj> listener) {
    events.listen(listener);
  }

  /** Creates the targets that the sample events under {@code events/} name. */
  public void seed() {
    Seed.plant(this);
  }

  @Override
  public void close() {
    wire.close();
    port.ifPresent(Port::close);
    services.close();
  }

  /**
   * What a request is answered, whichever way it came.
   *
   * @return nothing when the connection ends without an answer
   */
  public Optional<Reply.Response> answer(Request request) {
    return switch (reply(request)) {
      case Reply.Response response -> Optional.of(response);
      case Reply.Dropped() -> Optional.empty();
    };
  }

  /** What a request for a service is answered when this goes wrong with it. */
  public Optional<Reply.Response> answer(Request request, Fault fault) {
    return switch (wire.answer(request, Optional.of(fault))) {
      case Reply.Response response -> Optional.of(response);
      case Reply.Dropped() -> Optional.empty();
    };
  }

  private Reply reply(Request request) {
    try {
      return endpoint(request).answer(request);
    } catch (RuntimeException e) {
      // A mistake in the stand-in itself: said to whoever called, who would see a dropped
      // connection otherwise.
      return Reply.Response.of(500, "text/plain", "The stand-in failed: " + e);
    }
  }

  private Endpoint endpoint(Request request) {
    if (request.target().startsWith(Control.PATH)) {
      return control;
    }
    return request.target().startsWith(ResponseBucket.PATH) ? responses : wire;
  }
}
