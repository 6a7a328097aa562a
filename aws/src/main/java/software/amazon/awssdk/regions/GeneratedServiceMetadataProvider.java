package software.amazon.awssdk.regions;

/**
 * In place of the SDK's own, which makes an object of a class of its own for each of some 300
 * services: a sixth of a cold start (docs/performance.md). A client asks it for one thing, the
 * region that a request is signed for, and where nothing is known of a service, that is the
 * client's region. So it is for all the services that the functions call.
 *
 * <p>It has the SDK's name because the SDK calls it by that name, and so has to come before the
 * SDK's on the class path. functions/pom.xml sees to that.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  @Override
  public ServiceMetadata serviceMetadata(String endpointPrefix) {
    return new DefaultServiceMetadata(endpointPrefix);
  }
}
