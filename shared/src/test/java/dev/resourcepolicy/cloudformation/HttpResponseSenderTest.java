package dev.resourcepolicy.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.resourcepolicy.cloudformation.ResponseSender.Undelivered;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.reconcile.Backoff;
import dev.resourcepolicy.reconcile.VirtualTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to a bucket on loopback; only the waits between two tries are virtual. */
final class HttpResponseSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(8);
  private static final byte[] BODY = "{\"Reason\":\"größer\"}".getBytes(UTF_8);

  private static final String PATH =
      "/arn%3Aaws%3Acloudformation%3Aeu-central-1%3A111122223333%3Astack/orders/1%7CPolicy%7C2"
          + "?X-Amz-Date=20260302T091500Z&X-Amz-Credential=AKIA%2F20260302%2Fs3&a+b=c+d"
          + "&X-Amz-Signature=0123456789abcdef";

  private final VirtualTime time = new VirtualTime(NOW);
  private final AtomicInteger draws = new AtomicInteger();
  private final ResponseSender sender =
      new HttpResponseSender(
          time, new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2), longest()));
  private Bucket bucket;

  @BeforeEach
  void opensABucket() throws IOException {
    bucket = new Bucket();
  }

  @AfterEach
  void closesTheBucket() {
    bucket.close();
  }

  @Test
  @Tag("scenario-39")
  void sendsWhatTheUrlWasSignedFor() {
    send();

    assertThat(bucket.received())
        .singleElement()
        .satisfies(
            put -> {
              assertThat(put.method()).isEqualTo("PUT");
              assertThat(put.uri()).isEqualTo(PATH);
              assertThat(put.protocol()).isEqualTo("HTTP/1.1");
              assertThat(put.body()).isEqualTo(ByteBuffer.wrap(BODY));
              assertThat(put.headers().getFirst("Content-Length"))
                  .isEqualTo(Integer.toString(BODY.length));
              assertThat(put.headers())
                  .doesNotContainKeys("Content-type", "Transfer-encoding", "Upgrade");
            });
  }

  @Test
  @Tag("scenario-37")
  void triesAgainWithTheSameBytesUntilItIsDelivered() {
    bucket.answers(500, "<Error><Code>InternalError</Code></Error>");
    bucket.answers(503, "<Error><Code>SlowDown</Code></Error>");
    bucket.answers(429, "<Error><Code>TooManyRequests</Code></Error>");
    bucket.resets();

    send();

    assertThat(bucket.received()).hasSize(5).allSatisfy(this::isTheSame);
    assertThat(Duration.between(NOW, time.now()))
        .as("200, 400, 800 and 1600 ms")
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  @Tag("scenario-37")
  void deliversOnce() {
    send();

    assertThat(bucket.received()).hasSize(1);
    assertThat(time.now()).isEqualTo(NOW);
  }

  @Test
  @Tag("scenario-40")
  void isNotLoggedWhateverSomebodySets() {
    var lines = new CopyOnWriteArrayList<String>();
    Logger everything = Logger.getLogger("");
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord logged) {
            lines.add(String.valueOf(logged.getMessage()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    Logger requests = Logger.getLogger("sun.net.www.protocol.http.HttpURLConnection");
    requests.setLevel(Level.ALL);
    everything.addHandler(handler);
    everything.setLevel(Level.ALL);
    try {
      send();
    } finally {
      everything.removeHandler(handler);
      everything.setLevel(Level.INFO);
    }

    assertThat(lines).noneMatch(line -> line.contains("Signature"));
    assertThat(requests.getLevel()).isEqualTo(Level.OFF);
  }

  @ParameterizedTest
  @Tag("scenario-37")
  @Tag("scenario-40")
  @CsvSource({"403, AccessDenied", "403, SignatureDoesNotMatch", "400, ExpiredToken"})
  void reportsARejectionAtOnceInS3sWords(int status, String code) {
    bucket.answers(
        status,
        "<Error><Code>%s</Code><SignatureProvided>0123456789abcdef</SignatureProvided></Error>"
            .formatted(code));

    Undelivered failure = failure(bucket.url(PATH));

    assertThat(failure).hasMessageContaining("S3 answered %d %s.".formatted(status, code));
    assertThat(failure).hasMessageNotContainingAny("0123456789abcdef", "orders", "http");
    assertThat(failure).hasNoCause();
    assertThat(bucket.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirection(int status) throws IOException {
    try (var elsewhere = new Bucket()) {
      bucket.redirects(status, elsewhere.url(PATH));

      Undelivered failure = failure(bucket.url(PATH));

      assertThat(failure).hasMessageContaining("S3 answered " + status);
      assertThat(bucket.received()).hasSize(1);
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void givesUpWhenTheBucketFailsForGood() {
    for (int answer = 0; answer < 50; answer++) {
      bucket.answers(500, "<Error><Code>InternalError</Code></Error>");
    }

    Undelivered failure = failure(bucket.url(PATH));

    assertThat(failure).hasMessageContaining("S3 answered 500 InternalError");
    assertThat(bucket.received()).hasSize(5);
  }

  @Test
  void startsNoTryPastTheDeadline() {
    for (int answer = 0; answer < 50; answer++) {
      bucket.answers(500, "");
    }
    Instant deadline = NOW.plusMillis(300);

    var _ =
        catchThrowableOfType(
            Undelivered.class, () -> sender.send(bucket.url(PATH), BODY, deadline));

    assertThat(bucket.received()).as("the second wait would be 400 ms").hasSize(2);
    assertThat(time.now()).isBeforeOrEqualTo(deadline);
  }

  @Test
  void waitsForNoAnswerLongerThanThereIsTime() {
    bucket.hangs();
    Instant deadline = NOW.plusMillis(50);

    Undelivered failure =
        catchThrowableOfType(
            Undelivered.class, () -> sender.send(bucket.url(PATH), BODY, deadline));

    assertThat(failure).hasMessageContaining("SocketTimeoutException");
    assertThat(bucket.received()).hasSize(1);
  }

  @Test
  @Tag("scenario-43")
  @Tag("scenario-40")
  void saysWhatIsMissingWhenThereIsNoRoute() {
    ResponseUrl nobodyThere = bucket.url(PATH);
    bucket.close();

    Undelivered failure = failure(nobodyThere);

    assertThat(failure)
        .hasMessageContaining("S3 endpoint for cloudformation-custom-resource-response")
        .hasMessageNotContainingAny("0123456789abcdef", "http:")
        .hasNoCause();
    assertThat(draws).as("waits between five tries, and the one after the last").hasValue(5);
    assertThat(time.now()).isBeforeOrEqualTo(END);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "http://[secret", "ftp://secret/key", "http:///secret", ""})
  void rejectsWhatIsNoUrlWithoutQuotingIt(String url) {
    Undelivered failure = failure(new ResponseUrl(url));

    assertThat(failure).hasMessageContaining("ResponseURL is no URL").hasNoCause();
    assertThat(failure).hasMessageNotContainingAny("secret");
    assertThat(draws).hasValue(0);
  }

  private void send() {
    sender.send(bucket.url(PATH), BODY, END);
  }

  private Undelivered failure(ResponseUrl url) {
    return catchThrowableOfType(Undelivered.class, () -> sender.send(url, BODY, END));
  }

  private void isTheSame(Bucket.Put put) {
    assertThat(put.uri()).isEqualTo(PATH);
    assertThat(put.body()).isEqualTo(ByteBuffer.wrap(BODY));
  }

  /** Draws the longest wait, and counts. */
  private RandomGenerator longest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("jitter is drawn below a bound");
      }

      @Override
      public long nextLong(long bound) {
        draws.incrementAndGet();
        return bound - 1;
      }
    };
  }
}
