package dev.resourcepolicy.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * While it is open, the SDK gets credentials from elsewhere, in the way in which it gets those of a
 * function that was restored: from an address of the container. That address is a variable of the
 * environment, before which the SDK looks for a property.
 */
final class PrimingCredentials implements AutoCloseable {
  private static final String ADDRESS =
      SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI.property();

  private final Optional<String> before;

  PrimingCredentials(URI server) {
    this.before = Optional.ofNullable(System.getProperty(ADDRESS));
    System.setProperty(ADDRESS, server.resolve("/credentials").toString());
  }

  @Override
  public void close() {
    before.ifPresentOrElse(
        address -> System.setProperty(ADDRESS, address), () -> System.clearProperty(ADDRESS));
  }
}
