package dev.resourcepolicy.json;

/**
 * A text that is not the JSON that was asked for; the message says where, and never quotes the
 * text.
 */
public final class JsonException extends RuntimeException {
  public JsonException(String message) {
    super(message);
  }
}
