package dev.resourcepolicy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcepolicy.standin.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A way to DynamoDB on which things go wrong. */
final class Faults implements SdkHttpClient {
  private final SdkHttpClient way;
  private final Map<String, Deque<Fault>> pending = new HashMap<>();
  private final List<String> seen = new ArrayList<>();

  Faults(SdkHttpClient way) {
    this.way = way;
  }

  void add(String operation, Fault fault, int calls) {
    for (int i = 0; i < calls; i++) {
      pending.computeIfAbsent(operation, _ -> new ArrayDeque<>()).add(fault);
    }
  }

  int requests(String operation) {
    return (int) seen.stream().filter(operation::equals).count();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = way.prepareRequest(request);
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    String operation = target.substring(target.indexOf('.') + 1);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        seen.add(operation);
        Deque<Fault> faults = pending.getOrDefault(operation, new ArrayDeque<>());
        return faults.isEmpty() ? prepared.call() : meet(faults.remove(), prepared);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public void close() {
    way.close();
  }

  private static HttpExecuteResponse meet(Fault fault, ExecutableHttpRequest request)
      throws IOException {
    return switch (fault) {
      case Fault.DropBefore() -> throw new IOException("connection reset");
      case Fault.DropAfter() -> {
        request.call();
        throw new IOException("connection reset");
      }
      case Fault.ErrorBefore(int status) -> error(status, "InternalServerError", "It failed.");
      case Fault.ErrorAfter(int status) -> {
        request.call();
        yield error(status, "InternalServerError", "It failed.");
      }
      case Fault.Custom(var code, var status, var message, _) -> error(status, code, message);
      default -> throw new IllegalArgumentException(fault.toString());
    };
  }

  private static HttpExecuteResponse error(int status, String code, String message) {
    String body = "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, message);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("x-amzn-RequestId", "REQUEST-1")
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
        .build();
  }
}
