package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Map;

/** What an operation answers when it refuses: code and members are the service's own. */
final class ServiceError extends RuntimeException {
  private final transient int status;
  private final transient String code;
  private final transient Json.Obj members;
  private final transient Map<String, String> headers;

  ServiceError(int status, String code, Json.Obj members, Map<String, String> headers) {
    super(code);
    this.status = status;
    this.code = code;
    this.members = members;
    this.headers = headers;
  }

  /** An error with nothing but a message, under the member's name in the service's model: Message or message. */
  static ServiceError of(int status, String code, String messageMember, String message) {
    return new ServiceError(status, code, Json.Obj.of(messageMember, Json.of(message)), Map.of());
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  Json.Obj members() {
    return members;
  }

  Map<String, String> headers() {
    return headers;
  }
}
