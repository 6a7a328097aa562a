package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.ResponseUrl;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The hosts at which CloudFormation waits for answers. An answer says what a policy is, and a
 * request names the URL that gets it: whoever may invoke the function could have it sent anywhere.
 *
 * <p>Custom resources are backed by functions of the stack's own Region (documented for
 * ServiceToken), so the function's Region tells the one bucket that there is: {@code
 * cloudformation-custom-resource-response-REGION}, the Region without its hyphens (documented in
 * the CloudFormation User Guide under interface endpoints). Its URLs were observed with the
 * endpoints {@code s3}, {@code s3.REGION} and {@code s3-REGION}; the dual-stack and FIPS ones are
 * S3's other names for the same bucket. Nobody else can own it, so each of them is safe.
 *
 * @param authorities as they stand in a URL: {@code host} or {@code host:port}
 * @param schemes what may stand before them
 */
public record ResponseHosts(Set<String> authorities, Set<String> schemes) {
  private static final String BUCKET = "cloudformation-custom-resource-response-";
  private static final String REPLACED_BY = "ALLOWED_RESPONSE_HOSTS";

  public ResponseHosts {
    authorities = Set.copyOf(authorities);
    schemes = Set.copyOf(schemes);
  }

  /** CloudFormation's own, unless {@code ALLOWED_RESPONSE_HOSTS} names others. */
  public static ResponseHosts of(Map<String, String> environment) {
    return text(environment, REPLACED_BY)
        .map(ResponseHosts::listed)
        .orElseGet(
            () ->
                text(environment, "AWS_REGION")
                    .map(ResponseHosts::ofCloudFormation)
                    .orElseGet(() -> new ResponseHosts(Set.of(), Set.of())));
  }

  /** Those of a comma-separated list, which a laptop's server without TLS may be on. */
  public static ResponseHosts listed(String hosts) {
    Set<String> authorities =
        Arrays.stream(hosts.split(","))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet());
    return new ResponseHosts(authorities, Set.of("https", "http"));
  }

  /** CloudFormation's in a Region, which may be one that the SDK does not know yet. */
  static ResponseHosts ofCloudFormation(String region) {
    String suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
    String bucket = BUCKET + region.replace("-", "");
    Set<String> hosts =
        List.of(
                "s3",
                "s3." + region,
                "s3-" + region,
                "s3.dualstack." + region,
                "s3-fips." + region,
                "s3-fips.dualstack." + region)
            .stream()
            .map(endpoint -> String.join(".", bucket, endpoint, suffix))
            .collect(Collectors.toSet());
    return new ResponseHosts(hosts, Set.of("https"));
  }

  /** A sender that sends to these hosts and to no other. */
  public ResponseSender guarding(ResponseSender sender) {
    return new ResponseSender() {
      @Override
      public void admit(ResponseUrl url) {
        require(url);
      }

      @Override
      public void send(ResponseUrl url, byte[] body, Instant deadline) {
        require(url);
        sender.send(url, body, deadline);
      }
    };
  }

  /**
   * The whole authority is compared, as it is written. So there is nothing to be said about user
   * names, ports, a dot at the end, capitals or letters of other alphabets.
   */
  private void require(ResponseUrl url) {
    boolean known =
        url.uri()
            .filter(parts -> schemes.contains(String.valueOf(parts.getScheme())))
            .map(parts -> authorities.contains(String.valueOf(parts.getRawAuthority())))
            .orElse(false);
    if (!known) {
      throw new ResponseSender.Undelivered(
          "The request was refused, and no call was made: its ResponseURL names %s, where CloudFormation does not wait for an answer. (%s replaces the hosts that are allowed.)"
              .formatted(url.uri().map(ResponseHosts::server).orElse("no host"), REPLACED_BY));
    }
  }

  /** Scheme and host: what else is in a URL may be a secret. */
  private static String server(URI uri) {
    return uri.getHost() == null ? "no host" : uri.getScheme() + "://" + uri.getHost();
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}
