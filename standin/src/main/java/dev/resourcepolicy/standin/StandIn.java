package dev.resourcepolicy.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The services on one port of the loopback interface. */
public final class StandIn implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final Events events;
  private final Services services;
  private final ServiceEndpoint wire;
  private final ResponseBucket responses;
  private final Control control;

  private StandIn(Time time, HttpServer server, List<ServiceStandIn> services, Events events) {
    this.server = server;
    this.events = events;
    this.services = new Services(services, new CloudTrail(time, events), events);
    this.wire = new ServiceEndpoint(this.services, faults, time);
    this.responses = new ResponseBucket(time, endpoint());
    this.control = new Control(wire, faults, this.services.routes(), time);
  }

  /**
   * Starts with empty services.
   *
   * @param port 0 for any free one
   */
  public static StandIn start(Time time, int port) {
    var events = new Events();
    return start(
        time,
        port,
        events,
        List.of(
            new DynamoDbStandIn(time),
            new SsmStandIn(time),
            new AmpStandIn(time),
            new AcmPcaStandIn(time),
            new XRayStandIn(time),
            new EventBridgeStandIn(time, events),
            new AccessAnalyzerStandIn()));
  }

  static StandIn start(Time time, int port, List<ServiceStandIn> services) {
    return start(time, port, new Events(), services);
  }

  private static StandIn start(Time time, int port, Events events, List<ServiceStandIn> services) {
    // Otherwise every further call on one connection waits 40 ms for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var standIn = new StandIn(time, HttpServer.create(address, 0), services, events);
      standIn.server.createContext("/", standIn::serve);
      standIn.server.setExecutor(standIn.threads);
      standIn.server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code AWS_ENDPOINT_URL}, for all services. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Faults faults() {
    return faults;
  }

  public ResponseBucket responses() {
    return responses;
  }

  /** Every service call that arrived over the wire so far, in the order of their answers. */
  public List<Seen> calls() {
    return wire.seen();
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
    server.stop(0);
    threads.shutdownNow();
    services.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    Request request = Request.of(exchange);
    Reply reply;
    try {
      reply = endpoint(request).answer(request);
    } catch (RuntimeException e) {
      // A mistake in the stand-in itself: said to whoever called, who would see a dropped
      // connection otherwise.
      reply = Reply.Response.of(500, "text/plain", "The stand-in failed: " + e);
    }
    reply.send(exchange);
  }

  private Endpoint endpoint(Request request) {
    if (request.target().startsWith(Control.PATH)) {
      return control;
    }
    return request.target().startsWith(ResponseBucket.PATH) ? responses : wire;
  }
}
