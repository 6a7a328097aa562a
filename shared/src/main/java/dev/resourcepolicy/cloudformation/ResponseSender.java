package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.ResponseUrl;
import java.time.Instant;

/** Delivers an answer to CloudFormation. */
@FunctionalInterface
public interface ResponseSender {

  /**
   * Is asked before the work begins: what cannot be answered is not done either.
   *
   * @throws Undelivered when nothing is sent to this URL
   */
  default void admit(ResponseUrl url) {}

  /**
   * Delivers one body.
   *
   * @param deadline no try starts later
   * @throws Undelivered when it could not be delivered
   */
  void send(ResponseUrl url, byte[] body, Instant deadline);

  /** An answer that CloudFormation did not get; the message never holds the URL. */
  final class Undelivered extends RuntimeException {
    Undelivered(String message) {
      super(message);
    }
  }
}
