package dev.resourcepolicy.simulation;

import com.sun.net.httpserver.Headers;
import dev.resourcepolicy.standin.Reply;
import dev.resourcepolicy.standin.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** The JDK's HTTP client, whose network is a line within the process. */
final class BucketClient extends HttpClient {
  private final Supplier<Line> line;

  BucketClient(Supplier<Line> line) {
    this.line = line;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    URI uri = request.uri();
    var body = new Body();
    request.bodyPublisher().orElseThrow().subscribe(body);
    var headers = new Headers();
    headers.set("Content-Length", Integer.toString(body.content.size()));
    Reply.Response answer =
        line.get()
            .bucket(
                new Request(
                    request.method(),
                    uri.getRawPath() + "?" + uri.getRawQuery(),
                    headers,
                    body.content.toByteArray()),
                request.timeout().orElseThrow())
            .orElseThrow(() -> new SocketException("Connection reset"));
    return new Answer<>(request, answer.status(), read(handler, answer));
  }

  private static <T> T read(HttpResponse.BodyHandler<T> handler, Reply.Response answer) {
    HttpResponse.BodySubscriber<T> subscriber =
        handler.apply(new Head(answer.status(), HttpHeaders.of(Map.of(), (_, _) -> true)));
    subscriber.onSubscribe(new Nobody());
    subscriber.onNext(List.of(ByteBuffer.wrap(answer.body())));
    subscriber.onComplete();
    return subscriber.getBody().toCompletableFuture().join();
  }

  private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  private record Nobody() implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  private static final class Body implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      content.writeBytes(bytes);
    }

    @Override
    public void onError(Throwable problem) {
      throw new IllegalStateException(problem);
    }

    @Override
    public void onComplete() {}
  }

  private record Answer<T>(HttpRequest request, int statusCode, T body) implements HttpResponse<T> {
    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of(), (_, _) -> true);
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public Version version() {
      return Version.HTTP_1_1;
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    throw new UnsupportedOperationException("an answer is sent once, and waited for");
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.empty();
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return Optional.empty();
  }

  @Override
  public SSLContext sslContext() {
    throw new UnsupportedOperationException("there is no TLS within a process");
  }

  @Override
  public SSLParameters sslParameters() {
    return new SSLParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
