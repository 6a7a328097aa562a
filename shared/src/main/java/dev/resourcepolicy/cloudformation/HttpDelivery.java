package dev.resourcepolicy.cloudformation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Delivery with the JDK's client.
 *
 * <p>HTTP/1.1, since the client would otherwise ask every server without TLS for an upgrade. A
 * redirection is not followed: S3 answers one for a bucket of another Region, and a URL that was
 * signed for one host is worth nothing at the next. A byte array as the body sends Content-Length
 * and no Content-Type, which is what the URL was signed for.
 */
final class HttpDelivery implements Delivery {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  @Override
  public Answer put(URI url, byte[] body, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(body)).timeout(patience).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
