package dev.resourcepolicy.cloudformation;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The JDK's own log of every request: the presigned URL, and the headers with the session token and
 * the signature among them (HttpURLConnection at level FINE, observed on JDK 25).
 */
public final class RequestLog {
  /** Held, since java.util.logging forgets a logger, and its level, that nobody holds. */
  private static final Logger LOGGER =
      Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

  private RequestLog() {}

  /** Switches it off, whatever level somebody sets for everything. */
  public static void silence() {
    LOGGER.setLevel(Level.OFF);
  }
}
