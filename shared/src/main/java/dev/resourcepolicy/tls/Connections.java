package dev.resourcepolicy.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The connections of this process, for its calls as for its answers: what TLS needs is made once,
 * and not before it is needed, and the JDK keeps an open connection, and a TLS session, for whoever
 * asks for the same server next.
 *
 * <p>They go through a proxy where the JVM was given one ({@code https.proxyHost} and the like,
 * "Networking Properties" of the JDK).
 */
public final class Connections {
  private Connections() {}

  /** What a client of the SDK makes its calls with; the limits are those of {@link #to}. */
  public static SdkHttpClient client(Duration connect, Duration answer) {
    return UrlConnectionHttpClient.create(
        service -> {
          try {
            return to(service, connect, answer);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * One that is not connected yet.
   *
   * @param connect how long connecting may take
   * @param answer how long the other side may be silent
   * @throws IOException when there is no such protocol
   */
  public static HttpURLConnection to(URI server, Duration connect, Duration answer)
      throws IOException {
    // The connection would ask for its proxy itself, and make this URI again for that.
    Proxy proxy = ProxySelector.getDefault().select(server).getFirst();
    var connection = (HttpURLConnection) server.toURL().openConnection(proxy);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(TrustedRoots.sockets());
    }
    connection.setConnectTimeout(millis(connect));
    connection.setReadTimeout(millis(answer));
    return connection;
  }

  /** To this client, 0 ms means for ever. */
  private static int millis(Duration duration) {
    return Math.toIntExact(Math.max(1, duration.toMillis()));
  }
}
