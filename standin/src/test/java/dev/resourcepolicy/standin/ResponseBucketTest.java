package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseBucketTest {
  private static final byte[] BODY = "{\"Status\":\"SUCCESS\"}".getBytes(StandardCharsets.UTF_8);

  private final Wired wired = new Wired();
  private final ResponseBucket bucket = wired.standIn.responses();
  private final URI url =
      bucket.presign("arn:aws:cloudformation:eu-central-1:111122223333:stack/my/guid|Policy|req");

  @AfterEach
  void close() {
    wired.close();
  }

  @Test
  void takesAPutToExactlyTheUrl() {
    var response = put(url);

    assertThat(response.statusCode()).isEqualTo(200);
    Received received = bucket.received().getFirst();
    assertThat(received.rawPathAndQuery()).isEqualTo(url.getRawPath() + "?" + url.getRawQuery());
    assertThat(received.body()).isEqualTo(BODY);
    assertThat(received.status()).isEqualTo(200);
  }

  @Test
  @Tag("documented") // the query of a URL presigned with signature version 4
  void presignsWhatAnEncoderIsTemptedToChange() {
    assertThat(url.toString())
        .contains("%3A", "%7C", "%2F", "+")
        .contains("X-Amz-Algorithm=AWS4-HMAC-SHA256", "X-Amz-Date=20261009T000000Z")
        .contains("X-Amz-Expires=7200", "X-Amz-SignedHeaders=host", "X-Amz-Credential=")
        .containsPattern("X-Amz-Signature=[0-9a-f]{64}$");
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({"%3A,:", "%7C,%7c", "%7C,%257C", "%2F,/", "+,%2B"})
  void refusesAUrlThatWasEncodedAnew(String was, String is) {
    var response = put(URI.create(url.toString().replace(was, is)));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }

  @Test
  @Tag("observed") // binxio/cfn-secret-provider 3, dflook 3
  void refusesAContentType() {
    var response = wired.send(request(url).header("Content-Type", "application/json").PUT(body()));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("SignatureDoesNotMatch");
  }

  @Test
  @Tag("documented")
  void refusesChunks() {
    var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BODY));

    var response = wired.send(request(url).PUT(chunks));

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body()).contains("<Code>NotImplemented</Code>");
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({"POST,405", "DELETE,403"})
  void refusesAnotherMethod(String method, int status) {
    assertThat(wired.send(request(url).method(method, body())).statusCode()).isEqualTo(status);
  }

  @Test
  @Tag("documented")
  void expiresAfterTwoHours() {
    wired.time.sleep(Duration.ofHours(2).plusSeconds(1));

    var response = put(url);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("Request has expired");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 403, 400})
  void failsAsOftenAsItIsTold(int status) {
    bucket.answerNext(status, 2);

    assertThat(put(url).statusCode()).isEqualTo(status);
    assertThat(put(url).statusCode()).isEqualTo(status);
    assertThat(put(url).statusCode()).isEqualTo(200);
    assertThat(bucket.received()).extracting(Received::status).containsExactly(status, status, 200);
  }

  @Test
  void dropsTheConnection() {
    bucket.reset(1);

    assertThatThrownBy(() -> wired.send(request(url).POST(body())))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(put(url).statusCode()).isEqualTo(200);
  }

  @Test
  void forgetsWhatArrivedAndTheUrlsThatExpired() {
    put(url);
    wired.time.sleep(Duration.ofHours(3));
    URI later = bucket.presign("later");

    wired.standIn.forget();

    assertThat(bucket.received()).isEmpty();
    assertThat(put(url).statusCode()).isEqualTo(403);
    assertThat(put(later).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> put(URI target) {
    return wired.send(request(target).PUT(body()));
  }

  private static HttpRequest.BodyPublisher body() {
    return BodyPublishers.ofByteArray(BODY);
  }

  private static HttpRequest.Builder request(URI target) {
    return HttpRequest.newBuilder(target);
  }
}
