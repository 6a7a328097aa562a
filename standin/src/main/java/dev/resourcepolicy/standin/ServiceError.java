package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Map;

/**
 * What an operation answers when it refuses: code and members are the service's own. A code may
 * carry the namespace of its shape ({@code
 * com.amazonaws.dynamodb.v20120810#PolicyNotFoundException}).
 */
public final class ServiceError extends RuntimeException {
  private final transient int status;
  private final transient String shape;
  private final transient Json.Obj members;
  private final transient Map<String, String> headers;

  ServiceError(int status, String shape, Json.Obj members, Map<String, String> headers) {
    super(withoutNamespace(shape) + " " + members.text());
    this.status = status;
    this.shape = shape;
    this.members = members;
    this.headers = headers;
  }

  /**
   * An error with nothing but a message, under the member's name in the service's model: Message or
   * message.
   */
  static ServiceError of(int status, String code, String messageMember, String message) {
    return new ServiceError(status, code, Json.Obj.of(messageMember, Json.of(message)), Map.of());
  }

  public int status() {
    return status;
  }

  /** The code as the SDKs see it. */
  public String code() {
    return withoutNamespace(shape);
  }

  /** The code as it stands in the body, under {@code __type}. */
  String shape() {
    return shape;
  }

  public Json.Obj members() {
    return members;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The name that this service gives to the message of an error. */
  String messageMember() {
    return members.get("Message").isPresent() ? "Message" : "message";
  }

  ServiceError withStatus(int otherStatus) {
    return new ServiceError(otherStatus, shape, members, headers);
  }

  /** The same error in other words. */
  ServiceError withMessage(String message) {
    return new ServiceError(
        status, shape, members.with(messageMember(), Json.of(message)), headers);
  }

  private static String withoutNamespace(String shape) {
    return shape.substring(shape.indexOf('#') + 1);
  }
}
