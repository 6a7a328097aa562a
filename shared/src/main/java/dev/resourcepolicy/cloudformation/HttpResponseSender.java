package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.reconcile.Backoff;
import dev.resourcepolicy.reconcile.Time;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Delivery by PUT to the presigned URL, tried again with the same bytes when S3 fails.
 *
 * <p>The URL goes out as it came: {@link URI#create} keeps its escapes, and a byte array as the
 * body sends Content-Length and no Content-Type, which is what the URL was signed for.
 */
public final class HttpResponseSender implements ResponseSender {
  private static final int TRIES = 5;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** S3 names its error in this element; the rest of its error page repeats the signature. */
  private static final Pattern S3_CODE = Pattern.compile("<Code>(\\w{1,64})</Code>");

  private final Time time;
  private final Backoff backoff;
  private final Supplier<HttpClient> clients;

  public HttpResponseSender(Time time, Backoff backoff) {
    this(time, backoff, HttpResponseSender::client);
  }

  /**
   * A sender with a network of its own.
   *
   * @param clients makes a client for each delivery, which closes it
   */
  public HttpResponseSender(Time time, Backoff backoff, Supplier<HttpClient> clients) {
    this.time = time;
    this.backoff = backoff;
    this.clients = clients;
  }

  @Override
  public void send(ResponseUrl url, byte[] body, Instant deadline) {
    HttpRequest.Builder request = request(url, body);
    try (HttpClient client = clients.get()) {
      String problem = "";
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        Try result = attempt(client, request.timeout(patience(deadline)).build());
        switch (result) {
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
  }

  /** No answer is worth waiting for beyond the deadline; a request needs some patience, though. */
  private Duration patience(Instant deadline) {
    Duration left = Duration.between(time.now(), deadline);
    return left.compareTo(ANSWER) < 0 && left.isPositive() ? left : ANSWER;
  }

  private static HttpRequest.Builder request(ResponseUrl url, byte[] body) {
    try {
      return HttpRequest.newBuilder(URI.create(url.value())).PUT(BodyPublishers.ofByteArray(body));
    } catch (IllegalArgumentException e) {
      // Not the cause: its message quotes the URL.
      throw new Undelivered("The answer to CloudFormation was not sent: ResponseURL is no URL.");
    }
  }

  /**
   * HTTP/1.1, since the client would otherwise ask every server without TLS for an upgrade. A
   * redirection is a rejection: S3 answers one for a bucket of another Region, and a URL that was
   * signed for one host is worth nothing at the next.
   */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT)
        .build();
  }

  private static Try attempt(HttpClient client, HttpRequest request) {
    try {
      var response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status / 100 == 2) {
        return new Try.Delivered();
      }
      String text =
          "The answer to CloudFormation was not accepted: S3 answered %d %s."
              .formatted(status, code(response.body()));
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
