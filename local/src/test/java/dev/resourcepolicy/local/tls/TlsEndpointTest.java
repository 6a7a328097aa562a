package dev.resourcepolicy.local.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsEndpointTest {
  @Test
  void passesOnWhatIsSaidToTheStandIn(@TempDir Path directory) throws Exception {
    var certificate = Certificate.make(directory);
    try (var standIn = StandIn.quick(Time.system());
        var endpoint = TlsEndpoint.before(standIn, certificate);
        var client = HttpClient.newBuilder().sslContext(believing(certificate)).build()) {
      var request = HttpRequest.newBuilder(endpoint.instead(standIn.responses().presign("any")));

      var answer =
          client.send(
              request.PUT(BodyPublishers.ofString("{}")).build(), BodyHandlers.discarding());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(standIn.responses().received()).hasSize(1);
    }
  }

  private static SSLContext believing(Certificate certificate) throws Exception {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificate.store());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
