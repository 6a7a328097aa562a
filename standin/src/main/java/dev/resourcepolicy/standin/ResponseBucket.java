package dev.resourcepolicy.standin;

import dev.resourcepolicy.reconcile.Time;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bucket of presigned URLs in which CloudFormation waits for an answer. It takes what S3 takes:
 * exactly the URL that was presigned, PUT, with a length and without a content type.
 */
public final class ResponseBucket implements Endpoint {
  /** The name that CloudFormation's own buckets have: the Region without its hyphens. */
  static final String PATH =
      "/cloudformation-custom-resource-response-" + Account.DEFAULT.region().replace("-", "") + "/";

  private static final Duration VALIDITY = Duration.ofHours(2);
  private static final DateTimeFormatter SIGNED_AT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Time time;
  private final URI endpoint;
  private final Map<String, Instant> presigned = new ConcurrentHashMap<>();
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final Queue<Integer> faults = new ArrayDeque<>();
  private volatile CompletableFuture<Received> next = new CompletableFuture<>();

  ResponseBucket(Time time, URI endpoint) {
    this.time = time;
    this.endpoint = endpoint;
  }

  /** A URL that one may PUT to within two hours, with all that an encoder is tempted to change. */
  public URI presign(String key) {
    Instant now = time.now();
    String signedAt = SIGNED_AT.format(now);
    String scope = signedAt.substring(0, 8) + "/" + Account.DEFAULT.region() + "/s3/aws4_request";
    String unsigned =
        PATH
            + encode(key)
            + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date="
            + signedAt
            + "&X-Amz-SignedHeaders=host&X-Amz-Credential="
            + encode("ASIASTANDIN0EXAMPLE/" + scope)
            + "&X-Amz-Expires="
            + VALIDITY.toSeconds()
            // S3 takes a plus sign as it stands, and a careless client makes it %2B or a space.
            + "&X-Amz-Security-Token=IQoJb3JpZ2luX2VjE+standin%2Ftoken%3D%3D";
    String target = unsigned + "&X-Amz-Signature=" + Digest.hex(unsigned);
    presigned.put(target, now.plus(VALIDITY));
    return URI.create(endpoint + target);
  }

  /** Everything that arrived, taken or not. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** What arrives next, taken or not, at the moment at which it does. */
  public CompletableFuture<Received> next() {
    var awaited = new CompletableFuture<Received>();
    next = awaited;
    return awaited;
  }

  /** Forgets what arrived, and the URLs whose time is over. */
  void forget() {
    received.clear();
    Instant now = time.now();
    presigned.values().removeIf(now::isAfter);
  }

  /** Refuses the next requests, good as they may be: 500, 503, 403, 400. */
  public synchronized void answerNext(int status, int times) {
    for (int i = 0; i < times; i++) {
      faults.add(status);
    }
  }

  /** Drops the connection of the next requests. */
  public void reset(int times) {
    answerNext(0, times);
  }

  @Override
  public Reply answer(Request request) {
    S3Answer answer = decide(request);
    var arrived =
        new Received(
            request.target(), Map.copyOf(request.headers()), request.body(), answer.status());
    received.add(arrived);
    next.complete(arrived);
    return answer.reply();
  }

  private synchronized S3Answer decide(Request request) {
    Integer fault = faults.poll();
    if (fault != null) {
      return S3Answer.fault(fault);
    }
    if (request.method().equals("POST")) {
      return S3Answer.METHOD_NOT_ALLOWED;
    }
    Instant expiry = presigned.get(request.target());
    boolean signed = request.method().equals("PUT") && contentType(request).isEmpty();
    if (expiry == null || !signed) {
      return S3Answer.SIGNATURE_DOES_NOT_MATCH;
    }
    if (time.now().isAfter(expiry)) {
      return S3Answer.EXPIRED;
    }
    if (request.header("Transfer-Encoding").isPresent()) {
      return S3Answer.NOT_IMPLEMENTED;
    }
    return request.header("Content-Length").isPresent()
        ? S3Answer.OK
        : S3Answer.MISSING_CONTENT_LENGTH;
  }

  private static String contentType(Request request) {
    return request.header("Content-Type").orElse("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
