package software.amazon.awssdk.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in for the SDK's answers as the SDK would, for all that the functions call. */
final class GeneratedServiceMetadataProviderTest {
  @ParameterizedTest
  @ValueSource(strings = {"access-analyzer", "acm-pca", "aps", "dynamodb", "events", "ssm", "xray"})
  void signsForTheRegionThatTheSdkItselfWouldSignFor(String endpointPrefix) throws Exception {
    try (var sdk = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader())) {
      Object own = metadata(sdk, endpointPrefix);
      assertThat(own.getClass().getSimpleName()).endsWith("ServiceMetadata").isNotEqualTo(NONE);

      for (Region region : Region.regions()) {
        if (!region.isGlobalRegion()) {
          assertThat(ServiceMetadata.of(endpointPrefix).signingRegion(region).id())
              .isEqualTo(signingRegion(own, region.id()));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamodb", "iam"})
  void knowsNothingOfAnyService(String endpointPrefix) {
    ServiceMetadata metadata = ServiceMetadata.of(endpointPrefix);

    assertThat(metadata.getClass().getSimpleName()).isEqualTo(NONE);
    assertThat(metadata.regions()).isEmpty();
  }

  private static final String NONE = "DefaultServiceMetadata";

  private static URL[] jars() throws MalformedURLException {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(element -> element.endsWith(".jar"))
            .toList();
    var urls = new URL[jars.size()];
    for (int at = 0; at < urls.length; at++) {
      urls[at] = Path.of(jars.get(at)).toUri().toURL();
    }
    return urls;
  }

  private static Object metadata(ClassLoader sdk, String endpointPrefix) throws Exception {
    return sdk.loadClass(ServiceMetadata.class.getName())
        .getMethod("of", String.class)
        .invoke(null, endpointPrefix);
  }

  private static String signingRegion(Object metadata, String region) throws Exception {
    ClassLoader sdk = metadata.getClass().getClassLoader();
    Class<?> regions = sdk.loadClass(Region.class.getName());
    Object named = regions.getMethod("of", String.class).invoke(null, region);
    return sdk.loadClass(ServiceMetadata.class.getName())
        .getMethod("signingRegion", regions)
        .invoke(metadata, named)
        .toString();
  }
}
