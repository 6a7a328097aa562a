package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.ResponseUrl;
import java.time.Instant;

/** Delivers an answer to CloudFormation. */
public interface ResponseSender {

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
