package dev.resourcepolicy.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

final class ConnectionsTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /** Of those who asked, in turn. */
  private final List<InetSocketAddress> clients = new CopyOnWriteArrayList<>();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            clients.add(exchange.getRemoteAddress());
            asked.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keepsAnOpenConnectionOfACallForWhoeverAsksNext() throws IOException {
    call(Connections.client(LONG, LONG));
    call(Connections.client(LONG, LONG));
    assertThat(Connections.to(here(), LONG, LONG).getResponseCode()).isEqualTo(200);

    assertThat(clients).hasSize(3).containsOnly(clients.getFirst());
  }

  @Test
  void believesTheSameRootsWhereverItSpeaksTls() throws IOException {
    URI service = URI.create("https://dynamodb.eu-central-1.amazonaws.com");

    var one = (HttpsURLConnection) Connections.to(service, LONG, LONG);
    var other = (HttpsURLConnection) Connections.to(service, LONG, LONG);

    assertThat(one.getSSLSocketFactory())
        .isSameAs(other.getSSLSocketFactory())
        .isSameAs(TrustedRoots.sockets())
        .isNotSameAs(HttpsURLConnection.getDefaultSSLSocketFactory());
  }

  @Test
  void takesTheLimitsThatItIsGiven() throws IOException {
    HttpURLConnection connection =
        Connections.to(here(), Duration.ofSeconds(2), Duration.ofMillis(1500));

    assertThat(connection.getConnectTimeout()).isEqualTo(2000);
    assertThat(connection.getReadTimeout()).isEqualTo(1500);
  }

  @Test
  void doesNotWaitForEverWhenThereIsNoTimeLeft() throws IOException {
    try (var silent = new ServerSocket(0, 1, HERE)) {
      URI server = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      HttpURLConnection connection = Connections.to(server, LONG, Duration.ZERO);

      assertThatThrownBy(connection::getResponseCode).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void goesThroughTheProxyThatTheJvmWasGiven() throws IOException {
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", Integer.toString(server.getAddress().getPort()));
    try {
      URI elsewhere = URI.create("http://service.invalid/policy");
      assertThat(Connections.to(elsewhere, LONG, LONG).getResponseCode()).isEqualTo(200);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }

    assertThat(asked).containsExactly("http://service.invalid/policy");
  }

  private URI here() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void call(SdkHttpClient client) throws IOException {
    SdkHttpRequest request = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(here()).build();
    var answer =
        client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    assertThat(answer.httpResponse().statusCode()).isEqualTo(200);
  }
}
