package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The JDK's log of every request, which has the presigned URL and the signature in it. */
final class HeaderLogTest {
  private static final Logger REQUESTS =
      Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");

  @Test
  @Tag("scenario-40")
  void isOffAsSoonAsAFunctionHasAClientWhateverSomebodySets() {
    REQUESTS.setLevel(Level.ALL);

    try (var _ = new Workbench(Fixture.of("xray"))) {
      assertThat(REQUESTS.isLoggable(Level.SEVERE)).isFalse();
    }
  }
}
