package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.lambda.Platform;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.xray.XRayClient;

/** The JDK's log of every request, which has the presigned URL and the signature in it. */
final class RequestLogTest {
  private static final Logger REQUESTS =
      Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

  @Test
  @Tag("scenario-40")
  void isOffAsSoonAsThereIsAClientWhateverSomebodySets() {
    REQUESTS.setLevel(Level.ALL);

    try (var _ = Platform.lambda().client(XRayClient.builder().region(Region.EU_CENTRAL_1))) {
      assertThat(REQUESTS.isLoggable(Level.SEVERE)).isFalse();
    }
  }
}
