package dev.resourcepolicy.tls;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By real handshakes on this machine. */
final class TrustedRootsTest {
  private static final char[] PASSWORD = "no-secret".toCharArray();
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static KeyStore one;
  private static KeyStore other;

  @BeforeAll
  static void makeTwoServers(@TempDir Path directory) throws Exception {
    one = certified(directory.resolve("one"));
    other = certified(directory.resolve("other"));
  }

  @Test
  void believesAServerOfTheFirstRootsAndLooksAtNoOthers() throws Exception {
    var roots = new TrustedRoots(TrustedRoots.by(one), TrustedRootsTest::neverAsked);

    assertThat(handshake(one, roots, HERE)).isEqualTo("hello");
  }

  @Test
  void believesAServerOfTheOtherRootsAndReadsThemOnce() throws Exception {
    var read = new AtomicInteger();
    var roots =
        new TrustedRoots(
            TrustedRoots.by(one),
            () -> {
              read.incrementAndGet();
              return TrustedRoots.by(other);
            });

    assertThat(handshake(other, roots, HERE)).isEqualTo("hello");
    assertThat(handshake(other, roots, HERE)).isEqualTo("hello");

    assertThat(read).hasValue(1);
  }

  @Test
  void believesNoServerOfNeither() {
    var roots = new TrustedRoots(TrustedRoots.by(one), () -> TrustedRoots.by(one));

    assertThatThrownBy(() -> handshake(other, roots, HERE))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void believesNoServerUnderAnotherName() throws Exception {
    var roots = new TrustedRoots(TrustedRoots.by(one), () -> TrustedRoots.by(one));
    InetAddress renamed = InetAddress.getByAddress("elsewhere.example", HERE.getAddress());

    assertThatThrownBy(() -> handshake(one, roots, renamed))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("elsewhere.example");
  }

  @Test
  void believesNobodyWhomTheJdkDoesNotBelieve() throws Exception {
    KeyStore amazons = TrustedRoots.amazons();

    var roots = new ArrayList<X509Certificate>();
    for (String name : Collections.list(amazons.aliases())) {
      roots.add((X509Certificate) amazons.getCertificate(name));
    }

    assertThat(roots).hasSize(5);
    assertThat(TrustedRoots.by(null).getAcceptedIssuers())
        .contains(roots.toArray(new X509Certificate[0]));
  }

  @Test
  void acceptsWhomTheJdkAccepts() {
    var roots = (TrustedRoots) Objects.requireNonNull(TrustedRoots.managers(null))[0];

    assertThat(roots.getAcceptedIssuers())
        .containsExactlyInAnyOrder(TrustedRoots.by(null).getAcceptedIssuers());
  }

  @Test
  void leavesATrustStoreThatTheJvmWasToldOfToTheJdk() {
    assertThat(TrustedRoots.managers("/etc/company/trust.p12")).isNull();
  }

  private static X509ExtendedTrustManager neverAsked() {
    throw new AssertionError("the other roots were read");
  }

  /** What a server with that certificate says to a client with these roots. */
  private static String handshake(KeyStore certificate, TrustedRoots roots, InetAddress server)
      throws Exception {
    try (SSLServerSocket listener = listener(certificate)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var connection = listener.accept()) {
                  connection.getOutputStream().write("hello".getBytes(UTF_8));
                } catch (IOException refused) {
                  // as the client says
                }
              });
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {roots}, null);
      try (var socket =
          (SSLSocket) context.getSocketFactory().createSocket(server, listener.getLocalPort())) {
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
      }
    }
  }

  private static SSLServerSocket listener(KeyStore certificate)
      throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificate, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, HERE);
  }

  /** A key with a certificate of its own for 127.0.0.1; the JDK has no other way than its tool. */
  private static KeyStore certified(Path file) throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD),
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + file.getFileName(),
            "-ext",
            "san=ip:127.0.0.1");
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD);
    assertThat(keytool.start().waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }
}
