package dev.resourcepolicy.standin;

import static dev.resourcepolicy.standin.Constraint.required;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** EventBridge: events are put, whatever the bus, and rules are somebody else's. */
final class EventBridgeStandIn implements ServiceStandIn {
  /** Documented: the entries of a request, and the bytes of an entry. */
  private static final int MOST_ENTRIES = 10;

  private static final int MOST_BYTES = 256 * 1024;

  private final Time time;
  private final Events events;
  private final Ids ids = new Ids("entry");

  EventBridgeStandIn(Time time, Events events) {
    this.time = time;
    this.events = events;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "eventbridge",
            "PutEvents",
            "AWSEvents.PutEvents",
            Route.Kind.DATA,
            List.of(required("Entries")),
            this::put));
  }

  private Answer put(Call call) {
    List<EventEntry> entries = entries(call);
    var results = new ArrayList<Json>();
    int failed = 0;
    for (EventEntry entry : entries) {
      Optional<EventEntry.Problem> problem = entry.problem();
      if (problem.isPresent()) {
        failed++;
        results.add(problem.get().json());
      } else {
        String id = ids.next();
        events.add(entry.envelope(id, call.account(), time.now()));
        results.add(Json.Obj.of("EventId", Json.of(id)));
      }
    }
    return Answer.ok(
        Json.Obj.of("FailedEntryCount", Json.of(failed), "Entries", new Json.Arr(results)));
  }

  private List<EventEntry> entries(Call call) {
    List<Json> listed =
        call.input().get("Entries").orElse(new Json.Null()) instanceof Json.Arr(var values)
            ? values
            : List.of();
    if (listed.isEmpty() || listed.size() > MOST_ENTRIES) {
      throw invalid(
          "entries",
          "Member must have length %s than or equal to %d"
              .formatted(
                  listed.isEmpty() ? "greater" : "less", listed.isEmpty() ? 1 : MOST_ENTRIES));
    }
    List<EventEntry> entries =
        listed.stream()
            .map(entry -> new EventEntry(entry instanceof Json.Obj object ? object : Json.Obj.of()))
            .toList();
    if (entries.stream().anyMatch(entry -> entry.bytes() > MOST_BYTES)) {
      throw error(
          400,
          "ValidationException",
          "Total size of the entries in the request is over the limit.");
    }
    return entries;
  }

  @Override
  public ServiceError invalid(String member, String problem) {
    return error(
        400,
        "ValidationException",
        "1 validation error detected: Value at '%s' failed to satisfy constraint: %s"
            .formatted(member, problem));
  }

  @Override
  public ServiceError throttled() {
    return error(400, "ThrottlingException", "Rate exceeded");
  }

  @Override
  public ServiceError internal() {
    return error(500, "InternalException", "An internal error occurred.");
  }

  @Override
  public ServiceError denied(String operation) {
    return error(
        400,
        "AccessDeniedException",
        "User: arn:aws:sts::%s:assumed-role/stand-in/caller is not authorized to perform: events:%s"
            .formatted(Account.DEFAULT.id(), operation));
  }

  @Override
  public ServiceError invalidPrincipal() {
    return error(400, "ValidationException", "Invalid principal.");
  }

  private static ServiceError error(int status, String code, String message) {
    return ServiceError.of(status, code, "message", message);
  }
}
