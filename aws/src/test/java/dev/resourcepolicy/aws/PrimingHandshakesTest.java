package dev.resourcepolicy.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.resourcepolicy.tls.TrustedRoots;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

final class PrimingHandshakesTest {
  @Test
  void areWithAServerLikeThoseOfAws() throws Exception {
    try (var handshakes = new PrimingHandshakes()) {
      SSLSession session = handshakes.shake();

      assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
      assertThat(session.getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
      assertThat(session.getPeerCertificates())
          .hasSize(3)
          .allSatisfy(
              certificate -> {
                assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("RSA");
                assertThat(((X509Certificate) certificate).getNotAfter())
                    .isAfter(Instant.parse("2126-01-01T00:00:00Z"));
              });
    }
  }

  @Test
  void resumeNoSessionOfThoseBefore() throws Exception {
    try (var handshakes = new PrimingHandshakes()) {
      SSLSession first = handshakes.shake();
      SSLSession second = handshakes.shake();

      assertThat(second.getSessionContext()).isNotSameAs(first.getSessionContext());
    }
  }

  @Test
  void areRefusedByEveryOtherClient() throws Exception {
    try (var handshakes = new PrimingHandshakes()) {
      var connection = (HttpsURLConnection) handshakes.address().toURL().openConnection();
      connection.setSSLSocketFactory(TrustedRoots.sockets());

      assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(connection::connect);
    }
  }
}
