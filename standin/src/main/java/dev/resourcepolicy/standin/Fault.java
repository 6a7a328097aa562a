package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.util.Map;

/** What goes wrong with one call. */
public sealed interface Fault {

  /** The service throttles, under its own code. */
  record Throttle() implements Fault {}

  /** The service fails before it has done anything. */
  record ErrorBefore(int status) implements Fault {}

  /** The service does what was asked, and then fails to say so. */
  record ErrorAfter(int status) implements Fault {}

  /** The connection ends before the service has done anything. */
  record DropBefore() implements Fault {}

  /** The service does what was asked, and the connection ends before the answer. */
  record DropAfter() implements Fault {}

  /** The call takes this long to arrive. */
  record Latency(Duration duration) implements Fault {}

  /** A read is answered from the state before the last change. */
  record StaleRead() implements Fault {}

  /** Somebody else's call to the same service is answered just before this one. */
  record ForeignWrite(String operation, Json.Obj input) implements Fault {}

  /** IAM does not allow the call. */
  record Denied() implements Fault {}

  /** The service does not see a principal of the policy yet. */
  record InvalidPrincipal() implements Fault {}

  /** No answer, and the connection stays open until the stand-in closes. */
  record Hang() implements Fault {}

  /**
   * An error in exactly these words.
   *
   * @param retryAfterSeconds sent as {@code Retry-After}; 0 for no such header
   */
  record Custom(String code, int status, String message, int retryAfterSeconds) implements Fault {
    public Custom(String code, int status, String message) {
      this(code, status, message, 0);
    }

    ServiceError error(ServiceStandIn service) {
      return new ServiceError(
          status,
          code,
          Json.Obj.of(service.internal().messageMember(), Json.of(message)),
          retryAfterSeconds == 0
              ? Map.of()
              : Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
    }
  }
}
