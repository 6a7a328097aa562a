package dev.resourcepolicy.local.tls;

import dev.resourcepolicy.standin.StandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** The stand-in over TLS, as AWS is: each connection is passed on, decrypted. */
public final class TlsEndpoint implements AutoCloseable {
  private final SSLServerSocket server;
  private final URI target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private TlsEndpoint(SSLServerSocket server, URI target) {
    this.server = server;
    this.target = target;
  }

  /** Opens one with that certificate. */
  public static TlsEndpoint before(StandIn standIn, Certificate certificate) throws IOException {
    var server =
        (SSLServerSocket)
            context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    SSLParameters likeAws = server.getSSLParameters();
    likeAws.setNamedGroups(new String[] {"secp256r1"}); // aws-c-io, pull request 585
    likeAws.setCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"}); // s2n-tls, pull request 5460
    server.setSSLParameters(likeAws);
    var endpoint = new TlsEndpoint(server, standIn.endpoint());
    var _ = endpoint.threads.submit(endpoint::accept);
    return endpoint;
  }

  private static SSLContext context(Certificate certificate) throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(certificate.store(), Certificate.PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("There is no TLS in this JVM", e);
    }
  }

  public URI uri() {
    return URI.create("https://127.0.0.1:" + server.getLocalPort());
  }

  /** What is at this URL of the stand-in, by TLS. */
  public URI instead(URI url) {
    return URI.create(uri() + url.toString().substring(target.toString().length()));
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
      // What is passed on in pieces would else wait for what acknowledges the piece before.
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
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
