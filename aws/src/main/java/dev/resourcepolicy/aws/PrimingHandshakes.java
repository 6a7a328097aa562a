package dev.resourcepolicy.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.resourcepolicy.tls.TrustedRoots;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * A server of this very process to shake hands with by TLS. A JVM that does so for the first time
 * takes longer for that than for all the rest of a request.
 *
 * <p>The server's certificate is in the package, with its key, and so proves nothing. Nobody
 * believes it but the clients that are made here.
 */
final class PrimingHandshakes implements AutoCloseable {
  /** As AWS has them: a key of RSA, and a chain of three to its root. Valid until 2126. */
  private static final String STORE = "priming.p12";

  private static final char[] PASSWORD = "priming".toCharArray();

  /** Milliseconds. */
  private static final int PATIENCE = 10_000;

  private final HttpsServer server;
  private final KeyStore root;

  PrimingHandshakes() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = PrimingHandshakes.class.getResourceAsStream(STORE)) {
      if (file == null) {
        throw new FileNotFoundException(STORE);
      }
      store.load(file, PASSWORD);
    }
    this.root = root(store);
    this.server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, "/", this::answer);
    server.setHttpsConfigurator(new LikeThoseOfAws(context(store)));
    server.start();
  }

  URI address() {
    return URI.create("https://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** Shakes hands once, as with a server that was never met before. */
  SSLSession shake() throws IOException {
    var connection = (HttpsURLConnection) address().toURL().openConnection();
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    // New ones, which have no session to resume.
    connection.setSSLSocketFactory(TrustedRoots.sockets(root));
    connection.connect();
    SSLSession session = connection.getSSLSession().orElseThrow();
    try (InputStream nothing = connection.getInputStream()) {
      var _ = nothing.readAllBytes();
    }
    return session;
  }

  private static KeyStore root(KeyStore store) throws IOException, GeneralSecurityException {
    Certificate[] chain = store.getCertificateChain(store.aliases().nextElement());
    KeyStore root = KeyStore.getInstance(KeyStore.getDefaultType());
    root.load(null, null);
    root.setCertificateEntry("root", chain[chain.length - 1]);
    return root;
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * Servers of AWS take P-256 for the exchange of keys (aws-c-io, pull request 585), and the
   * shorter of the keys that are offered for AES (s2n-tls, pull request 5460).
   */
  private static final class LikeThoseOfAws extends HttpsConfigurator {
    LikeThoseOfAws(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters connection) {
      SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
      parameters.setNamedGroups(new String[] {"secp256r1"});
      parameters.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
      connection.setSSLParameters(parameters);
    }
  }
}
