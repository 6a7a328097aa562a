package dev.resourcepolicy.cloudformation;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A way to presigned URLs. */
@FunctionalInterface
public interface Delivery {
  /** What came back, which says what became of the body. */
  record Answer(int status, String page) {}

  /**
   * Puts a body once.
   *
   * @param patience how long to wait for the answer
   * @throws IOException when there was none
   * @throws InterruptedException when somebody else ended the wait
   */
  Answer put(URI url, byte[] body, Duration patience) throws IOException, InterruptedException;
}
