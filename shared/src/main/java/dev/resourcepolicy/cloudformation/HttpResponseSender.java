package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.reconcile.Backoff;
import dev.resourcepolicy.reconcile.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Delivery by PUT to the presigned URL, tried again with the same bytes when S3 fails. */
public final class HttpResponseSender implements ResponseSender {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int TRIES = 5;
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** S3 names its error in this element; the rest of its error page repeats the signature. */
  private static final Pattern S3_CODE = Pattern.compile("<Code>(\\w{1,64})</Code>");

  private final Time time;
  private final Backoff backoff;
  private final Delivery delivery;

  public HttpResponseSender(Time time, Backoff backoff) {
    this(time, backoff, new HttpDelivery());
  }

  /** A sender with a network of its own. */
  public HttpResponseSender(Time time, Backoff backoff, Delivery delivery) {
    this.time = time;
    this.backoff = backoff;
    this.delivery = delivery;
  }

  @Override
  public void send(ResponseUrl url, byte[] body, Instant deadline) {
    URI uri = uri(url);
    String problem = "";
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      switch (attempt(uri, body, patience(deadline))) {
        case Try.Delivered() -> {
          return;
        }
        case Try.Rejected(var reason) -> throw new Undelivered(reason);
        case Try.Failed(var reason) -> problem = reason;
      }
      Duration wait = backoff.after(attempt);
      if (attempt == TRIES || time.now().plus(wait).isAfter(deadline)) {
        break;
      }
      time.sleep(wait);
    }
    throw new Undelivered(problem);
  }

  /** No answer is worth waiting for beyond the deadline; a request needs some patience, though. */
  private Duration patience(Instant deadline) {
    Duration left = Duration.between(time.now(), deadline);
    return left.compareTo(ANSWER) < 0 && left.isPositive() ? left : ANSWER;
  }

  /**
   * Where the answer is put.
   *
   * @throws Undelivered when that is nowhere
   */
  private static URI uri(ResponseUrl url) {
    return url.uri()
        .filter(URI::isAbsolute)
        .filter(uri -> SCHEMES.contains(uri.getScheme()) && uri.getHost() != null)
        .orElseThrow(
            () ->
                new Undelivered(
                    "The answer to CloudFormation was not sent: ResponseURL is no URL."));
  }

  private Try attempt(URI uri, byte[] body, Duration patience) {
    try {
      Delivery.Answer answer = delivery.put(uri, body, patience);
      int status = answer.status();
      if (status / 100 == 2) {
        return new Try.Delivered();
      }
      String text =
          "The answer to CloudFormation was not accepted: S3 answered %d %s."
              .formatted(status, code(answer.page()));
      return status >= 500 || status == 429
          ? new Try.Failed(text)
          : new Try.Rejected(
              text + " The presigned URL may have expired, or a VPC endpoint policy forbids it.");
    } catch (IOException e) {
      return new Try.Failed(
          "The answer to CloudFormation was not delivered: %s. In a VPC, the function needs a route to the S3 endpoint for cloudformation-custom-resource-response buckets."
              .formatted(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Try.Rejected("The answer to CloudFormation was interrupted.");
    }
  }

  private static String code(String page) {
    Matcher code = S3_CODE.matcher(page);
    return code.find() ? code.group(1) : "";
  }

  /** How one try ended. */
  private sealed interface Try {
    record Delivered() implements Try {}

    /** Trying again can help. */
    record Failed(String reason) implements Try {}

    /** Trying again cannot help. */
    record Rejected(String reason) implements Try {}
  }
}
