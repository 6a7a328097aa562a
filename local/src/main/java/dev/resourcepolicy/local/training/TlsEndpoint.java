package dev.resourcepolicy.local.training;

import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** The stand-in over TLS, as AWS is: each connection is passed on, decrypted. */
final class TlsEndpoint implements AutoCloseable {
  private final SSLServerSocket server;
  private final URI target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TlsEndpoint(SSLServerSocket server, URI target) {
    this.server = server;
    this.target = target;
  }

  static TlsEndpoint before(StandIn standIn, Certificate certificate)
      throws IOException, GeneralSecurityException {
    char[] password = Certificate.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance(certificate.keyStore().toFile(), password);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    var endpoint = new TlsEndpoint(server, standIn.endpoint());
    var _ = endpoint.threads.submit(endpoint::accept);
    return endpoint;
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private @Nullable Void accept() throws IOException {
    while (true) {
      Socket client = server.accept(); // until the server is closed
      var behind = new Socket(target.getHost(), target.getPort());
      var _ = threads.submit(() -> pass(client, behind));
      var _ = threads.submit(() -> pass(behind, client));
    }
  }

  /** Passes on what one says; when it says no more, nobody does. */
  private static @Nullable Void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream said = from.getInputStream();
      OutputStream heard = to.getOutputStream();
      said.transferTo(heard);
    } catch (SocketException closed) {
      // by the thread that passes on what the other says
    }
    return null;
  }
}
