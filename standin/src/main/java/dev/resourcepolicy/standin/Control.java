package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** The stand-in's own operations over HTTP: what it saw, its faults, its time. */
final class Control implements Endpoint {
  static final String PATH = "/_standin/";

  private final ServiceEndpoint wire;
  private final Faults faults;
  private final Routes routes;
  private final Time time;

  Control(ServiceEndpoint wire, Faults faults, Routes routes, Time time) {
    this.wire = wire;
    this.faults = faults;
    this.routes = routes;
    this.time = time;
  }

  @Override
  public Reply answer(Request request) {
    try {
      return switch (request.method() + " " + request.rawPath().substring(PATH.length())) {
        case "GET calls" -> list("calls", wire.seen().stream().map(Control::json).toList());
        case "GET faults" -> pending();
        case "POST faults" -> add(FaultJson.read(request.json()));
        case "DELETE faults" -> clear();
        case "POST time" -> advance(request.json());
        default -> problem(404, "There is no " + request.method() + " " + request.rawPath());
      };
    } catch (JsonException | IllegalArgumentException | DateTimeException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private Reply add(Faults.Pending fault) {
    if (!routes.has(fault.service(), fault.operation())) {
      throw new IllegalArgumentException(
          "There is no operation %s in %s".formatted(fault.operation(), fault.service()));
    }
    faults.add(fault.service(), fault.operation(), fault.fault(), fault.calls());
    return pending();
  }

  private Reply clear() {
    faults.clear();
    return pending();
  }

  private Reply pending() {
    return list("faults", faults.pending().stream().<Json>map(FaultJson::write).toList());
  }

  private Reply advance(Json.Obj body) {
    if (!(time instanceof VirtualTime)) {
      return problem(409, "This stand-in runs on the real clock");
    }
    time.sleep(
        Duration.parse(
            body.text("advance")
                .orElseThrow(() -> new IllegalArgumentException("advance is missing"))));
    return Reply.Response.json(200, Json.Obj.of("now", Json.of(time.now().toString())));
  }

  private static Json json(Seen seen) {
    var members = new LinkedHashMap<String, Json>();
    members.put("at", Json.of(seen.at().toString()));
    members.put("service", Json.of(seen.service()));
    members.put("operation", Json.of(seen.operation()));
    members.put("input", seen.input());
    members.put("status", Json.of(seen.status()));
    seen.errorCode().ifPresent(code -> members.put("errorCode", Json.of(code)));
    members.put("requestId", Json.of(seen.requestId()));
    return new Json.Obj(members);
  }

  private static Reply list(String name, List<Json> values) {
    return Reply.Response.json(200, Json.Obj.of(name, new Json.Arr(values)));
  }

  private static Reply problem(int status, String text) {
    return Reply.Response.json(status, Json.Obj.of("problem", Json.of(text)));
  }
}
