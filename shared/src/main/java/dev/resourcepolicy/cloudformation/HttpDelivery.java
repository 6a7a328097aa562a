package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.tls.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Delivery with the JDK's first client, which the SDK has loaded already.
 *
 * <p>A redirection is not followed: S3 answers one for a bucket of another Region, and a URL that
 * was signed for one host is worth nothing at the next. A PUT carries Content-Length and no
 * Content-Type, which is what the URL was signed for. Its length is said beforehand, because the
 * client then sends the body once, as it should, and never again by itself after a dropped
 * connection.
 */
final class HttpDelivery implements Delivery {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  /** S3's error pages have some hundred bytes. */
  private static final int PAGE = 64 * 1024;

  @Override
  public Answer put(URI url, byte[] body, Duration patience) throws IOException {
    RequestLog.silence();
    Duration connect = patience.compareTo(CONNECT) < 0 ? patience : CONNECT;
    HttpURLConnection connection = Connections.to(url, connect, patience);
    try {
      connection.setRequestMethod("PUT");
      connection.setInstanceFollowRedirects(false);
      connection.setFixedLengthStreamingMode(body.length);
      connection.setDoOutput(true);
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body);
      }
      return new Answer(connection.getResponseCode(), page(connection));
    } finally {
      connection.disconnect();
    }
  }

  /** What S3 says of an error, which is all that anybody reads. */
  private static String page(HttpURLConnection connection) throws IOException {
    try (InputStream page = connection.getErrorStream()) {
      return page == null ? "" : new String(page.readNBytes(PAGE), StandardCharsets.UTF_8);
    }
  }
}
