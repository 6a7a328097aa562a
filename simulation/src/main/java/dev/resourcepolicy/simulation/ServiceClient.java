package dev.resourcepolicy.simulation;

import com.sun.net.httpserver.Headers;
import dev.resourcepolicy.standin.Reply;
import dev.resourcepolicy.standin.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's HTTP client, whose network is a line within the process. */
final class ServiceClient implements SdkHttpClient {
  private final Supplier<Line> line;

  ServiceClient(Supplier<Line> line) {
    this.line = line;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        Optional<Reply.Response> answer = line.get().service(request(prepared));
        return answer
            .map(ServiceClient::response)
            .orElseThrow(() -> new SocketException("Connection reset"));
      }

      @Override
      public void abort() {}
    };
  }

  private static Request request(HttpExecuteRequest prepared) throws IOException {
    SdkHttpRequest http = prepared.httpRequest();
    var headers = new Headers();
    http.forEachHeader((name, values) -> headers.put(name, List.copyOf(values)));
    byte[] body = new byte[0];
    if (prepared.contentStreamProvider().isPresent()) {
      try (InputStream content = prepared.contentStreamProvider().get().newStream()) {
        body = content.readAllBytes();
      }
    }
    String target =
        http.encodedPath() + http.encodedQueryParameters().map(query -> "?" + query).orElse("");
    return new Request(http.method().name(), target, headers, body);
  }

  private static HttpExecuteResponse response(Reply.Response answer) {
    var http = SdkHttpResponse.builder().statusCode(answer.status());
    answer.headers().forEach(http::putHeader);
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  @Override
  public void close() {}
}
