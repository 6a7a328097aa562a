package dev.resourcepolicy.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcepolicy.cloudformation.ResponseSender.Undelivered;
import dev.resourcepolicy.event.ResponseUrl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts an answer may be sent to. */
final class ResponseHostsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Map<String, String> FRANKFURT = Map.of("AWS_REGION", "eu-central-1");
  private static final String BUCKET = "cloudformation-custom-resource-response-eucentral1";
  private static final String KEY = "/arn%3Aaws%3Acloudformation%3A1?X-Amz-Signature=secret";

  private final List<ResponseUrl> sent = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    // Observed in events that people have published, each in the form that is here.
    "us-east-1,      cloudformation-custom-resource-response-useast1.s3.amazonaws.com",
    "us-east-1,      cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com",
    "us-west-2,      cloudformation-custom-resource-response-uswest2.s3-us-west-2.amazonaws.com",
    "eu-west-1,      cloudformation-custom-resource-response-euwest1.s3-eu-west-1.amazonaws.com",
    "ap-northeast-1, cloudformation-custom-resource-response-apnortheast1.s3-ap-northeast-1.amazonaws.com",
    "eu-south-1,     cloudformation-custom-resource-response-eusouth1.s3.eu-south-1.amazonaws.com",
    "cn-north-1,     cloudformation-custom-resource-response-cnnorth1.s3.cn-north-1.amazonaws.com.cn",
    // Assumed: the same bucket under S3's other endpoints, and the other partitions and Regions.
    "eu-central-1,   cloudformation-custom-resource-response-eucentral1.s3.dualstack.eu-central-1.amazonaws.com",
    "us-gov-west-1,  cloudformation-custom-resource-response-usgovwest1.s3.us-gov-west-1.amazonaws.com",
    "us-gov-west-1,  cloudformation-custom-resource-response-usgovwest1.s3-fips.us-gov-west-1.amazonaws.com",
    "us-iso-east-1,  cloudformation-custom-resource-response-usisoeast1.s3.us-iso-east-1.c2s.ic.gov",
    "us-isob-east-1, cloudformation-custom-resource-response-usisobeast1.s3.us-isob-east-1.sc2s.sgov.gov",
    "eusc-de-east-1, cloudformation-custom-resource-response-euscdeeast1.s3.eusc-de-east-1.amazonaws.eu",
    "ap-southeast-9, cloudformation-custom-resource-response-apsoutheast9.s3.ap-southeast-9.amazonaws.com"
  })
  void knowsCloudFormationsBucketOfItsRegion(String region, String host) {
    ResponseHosts hosts = ResponseHosts.of(Map.of("AWS_REGION", region));

    send(hosts, "https://" + host + KEY);

    assertThat(sent).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://BUCKET.s3.eu-central-1.amazonaws.com.evil.example",
        "https://cloudformation-custom-resource-response-x.evil.com",
        "https://cloudformation-custom-resource-response-eucentral1x.s3.amazonaws.com",
        "https://evil.s3.eu-central-1.amazonaws.com",
        "https://BUCKET.s3.eu-west-1.amazonaws.com",
        "https://cloudformation-custom-resource-response-euwest1.s3.eu-west-1.amazonaws.com",
        "https://BUCKET.s3.eu-central-1.amazonaws.com.cn",
        "https://BUCKET.s3-website.eu-central-1.amazonaws.com",
        "https://BUCKETs3.eu-central-1.amazonaws.com",
        "https://BUCKET.s3.eu-central-1.amazonaws.com.",
        "https://BUCKET.s3.eu-central-1.AMAZONAWS.com",
        "https://BUCKET.s3.eu-central-1.amazonaws.com:443",
        "https://BUCKET.s3.eu-central-1.amazonaws.com:8443",
        "https://BUCKET.s3.eu-central-1.amazonaws.com@evil.example",
        "https://user@BUCKET.s3.eu-central-1.amazonaws.com",
        "https://evil.example\\@BUCKET.s3.eu-central-1.amazonaws.com",
        "https://evil.example/BUCKET.s3.eu-central-1.amazonaws.com",
        "https://evil.example#@BUCKET.s3.eu-central-1.amazonaws.com",
        "https://evil.example?@BUCKET.s3.eu-central-1.amazonaws.com",
        "https://BUCKET.s3.eu-central-1.аmazonaws.com",
        "https://BUCKET.s3.eu-central-1.xn--mazonaws-2fg.com",
        "https://BUCKET.s3.eu-central-1.amazonaws.com%2eevil.example",
        "https://s3.eu-central-1.amazonaws.com/BUCKET",
        "https://169.254.169.254",
        "http://BUCKET.s3.eu-central-1.amazonaws.com",
        "HTTPS://BUCKET.s3.eu-central-1.amazonaws.com",
        "ftp://BUCKET.s3.eu-central-1.amazonaws.com",
        "file:///tmp/answer",
        "//BUCKET.s3.eu-central-1.amazonaws.com",
        "https:BUCKET.s3.eu-central-1.amazonaws.com",
        " https://BUCKET.s3.eu-central-1.amazonaws.com",
        "BUCKET.s3.eu-central-1.amazonaws.com"
      })
  void refusesEveryOtherHostWithoutShowingTheUrl(String url) {
    ResponseHosts hosts = ResponseHosts.of(FRANKFURT);
    var wanted = new ResponseUrl(url.replace("BUCKET", BUCKET) + KEY);

    Undelivered refusal =
        catchThrowableOfType(
            Undelivered.class, () -> hosts.guarding(this::keep).send(wanted, new byte[0], NOW));

    assertThat(refusal)
        .hasMessageContaining("no call was made")
        .hasMessageContaining("ALLOWED_RESPONSE_HOSTS")
        .hasMessageNotContainingAny("secret", "X-Amz", "arn%3A", "user@")
        .hasNoCause();
    assertThat(sent).isEmpty();
  }

  @Test
  void namesTheHostThatItRefuses() {
    ResponseHosts hosts = ResponseHosts.of(FRANKFURT);

    assertThatThrownBy(() -> send(hosts, "https://name:password@evil.example:8443" + KEY))
        .hasMessageContaining("names https://evil.example, where")
        .hasMessageNotContainingAny("password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///tmp/answer", "https:answer", "answer", "https://[secret"})
  void saysWhereThereIsNoHost(String url) {
    ResponseHosts hosts = ResponseHosts.of(FRANKFURT);

    assertThatThrownBy(() -> send(hosts, url)).hasMessageContaining("names no host, where");
  }

  @Test
  void takesOtherHostsInsteadOfCloudFormations() {
    ResponseHosts hosts =
        ResponseHosts.of(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "ALLOWED_RESPONSE_HOSTS", "127.0.0.1:4599, answers.example"));

    send(hosts, "http://127.0.0.1:4599" + KEY);
    send(hosts, "https://answers.example" + KEY);

    assertThat(sent).hasSize(2);
    assertThatThrownBy(
            () -> send(hosts, "https://" + BUCKET + ".s3.eu-central-1.amazonaws.com" + KEY))
        .isInstanceOf(Undelivered.class);
    assertThatThrownBy(() -> send(hosts, "http://127.0.0.1:4600" + KEY))
        .isInstanceOf(Undelivered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void takesAnEmptyListForNone(String list) {
    ResponseHosts hosts =
        ResponseHosts.of(Map.of("AWS_REGION", "eu-central-1", "ALLOWED_RESPONSE_HOSTS", list));

    assertThat(hosts).isEqualTo(ResponseHosts.of(FRANKFURT));
  }

  @Test
  void takesNothingBetweenTwoCommasForAHost() {
    assertThat(ResponseHosts.listed("answers.example,, other.example,").authorities())
        .containsExactlyInAnyOrder("answers.example", "other.example");
  }

  @Test
  void knowsNoHostWithoutARegion() {
    ResponseHosts hosts = ResponseHosts.of(Map.of());

    assertThatThrownBy(
            () -> send(hosts, "https://" + BUCKET + ".s3.eu-central-1.amazonaws.com" + KEY))
        .isInstanceOf(Undelivered.class);
  }

  private void send(ResponseHosts hosts, String url) {
    hosts.guarding(this::keep).send(new ResponseUrl(url), new byte[0], NOW);
  }

  private void keep(ResponseUrl url, byte[] body, Instant deadline) {
    sent.add(url);
  }
}
