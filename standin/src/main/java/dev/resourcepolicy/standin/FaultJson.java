package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.time.Duration;

/** Faults as they are written in JSON; the stand-in's README describes the members. */
final class FaultJson {
  private static final int DEFAULT_STATUS = 500;

  private FaultJson() {}

  /** The fault of a body such as {@code {"service":..., "operation":..., "fault":"throttle"}}. */
  static Faults.Pending read(Json.Obj body) {
    int calls = number(body, "calls", 1);
    if (calls < 1) {
      throw new IllegalArgumentException("calls is at least 1");
    }
    return new Faults.Pending(text(body, "service"), text(body, "operation"), fault(body), calls);
  }

  static Json.Obj write(Faults.Pending pending) {
    return Json.Obj.of(
        "service", Json.of(pending.service()),
        "operation", Json.of(pending.operation()),
        "fault", Json.of(name(pending.fault())),
        "calls", Json.of(pending.calls()));
  }

  private static Fault fault(Json.Obj body) {
    String name = text(body, "fault");
    return switch (name) {
      case "throttle" -> new Fault.Throttle();
      case "error-before" -> new Fault.ErrorBefore(number(body, "status", DEFAULT_STATUS));
      case "error-after" -> new Fault.ErrorAfter(number(body, "status", DEFAULT_STATUS));
      case "drop-before" -> new Fault.DropBefore();
      case "drop-after" -> new Fault.DropAfter();
      case "latency" -> new Fault.Latency(Duration.parse(text(body, "duration")));
      case "stale-read" -> new Fault.StaleRead();
      case "foreign-write" ->
          new Fault.ForeignWrite(
              body.text("write").orElse(text(body, "operation")),
              body.object("input").orElseThrow(() -> missing("input")));
      case "denied" -> new Fault.Denied();
      case "invalid-principal" -> new Fault.InvalidPrincipal();
      case "hang" -> new Fault.Hang();
      case "custom" ->
          new Fault.Custom(
              text(body, "code"),
              number(body, "status", 400),
              text(body, "message"),
              number(body, "retryAfter", 0));
      default -> throw new IllegalArgumentException("There is no fault " + name);
    };
  }

  private static String name(Fault fault) {
    return switch (fault) {
      case Fault.Throttle() -> "throttle";
      case Fault.ErrorBefore _ -> "error-before";
      case Fault.ErrorAfter _ -> "error-after";
      case Fault.DropBefore() -> "drop-before";
      case Fault.DropAfter() -> "drop-after";
      case Fault.Latency _ -> "latency";
      case Fault.StaleRead() -> "stale-read";
      case Fault.ForeignWrite _ -> "foreign-write";
      case Fault.Denied() -> "denied";
      case Fault.InvalidPrincipal() -> "invalid-principal";
      case Fault.Hang() -> "hang";
      case Fault.Custom _ -> "custom";
    };
  }

  private static String text(Json.Obj body, String member) {
    return body.text(member).orElseThrow(() -> missing(member));
  }

  private static int number(Json.Obj body, String member, int otherwise) {
    return switch (body.get(member).orElse(Json.of(otherwise))) {
      case Json.Num(var literal) -> Integer.parseInt(literal);
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Bool _, Json.Null _ ->
          throw new IllegalArgumentException(member + " is not a number");
    };
  }

  private static IllegalArgumentException missing(String member) {
    return new IllegalArgumentException(member + " is missing");
  }
}
