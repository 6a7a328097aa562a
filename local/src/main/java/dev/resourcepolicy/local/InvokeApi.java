package dev.resourcepolicy.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.local.template.DeployedFunction;
import dev.resourcepolicy.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Invoke API, for {@code aws lambda invoke}: synchronous, asynchronous or a dry run, by
 * the function's name or ARN.
 */
final class InvokeApi implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

  private final Template template;
  private final Lambda lambda;
  private final Loop loop;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private InvokeApi(Template template, Lambda lambda, Loop loop, HttpServer server) {
    this.template = template;
    this.lambda = lambda;
    this.loop = loop;
    this.server = server;
  }

  /**
   * Starts to answer.
   *
   * @param port 0 for any free one
   */
  static InvokeApi start(Template template, Lambda lambda, Loop loop, int port) {
    try {
      var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      var api = new InvokeApi(template, lambda, loop, HttpServer.create(address, 0));
      api.server.createContext("/", api::serve);
      api.server.setExecutor(api.threads);
      api.server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
      if (!exchange.getRequestMethod().equals("POST") || !path.matches()) {
        refuse(exchange, 404, "UnknownOperationException", "Here is Lambda's Invoke only.");
        return;
      }
      String name = name(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
      Optional<DeployedFunction> function = template.function(name);
      if (function.isEmpty()) {
        refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + name);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Json event;
      try {
        event = Json.parse(body.isEmpty() ? "{}" : body);
      } catch (JsonException e) {
        String message = "Could not parse request body into json: " + e.getMessage();
        refuse(exchange, 400, "InvalidRequestContentException", message);
        return;
      }
      invoke(exchange, function.get(), event);
    }
  }

  private void invoke(HttpExchange exchange, DeployedFunction function, Json event)
      throws IOException {
    switch (header(exchange, "X-Amz-Invocation-Type").orElse("RequestResponse")) {
      case "RequestResponse" -> answer(exchange, lambda.invoke(function, event));
      case "Event" -> {
        loop.deliver(function, event);
        send(exchange, 202, "");
      }
      case "DryRun" -> send(exchange, 204, "");
      default ->
          refuse(
              exchange, 400, "InvalidParameterValueException", "There is no such invocation type.");
    }
  }

  private static void answer(HttpExchange exchange, Session.Invoked invoked) throws IOException {
    exchange.getResponseHeaders().set("X-Amz-Executed-Version", "$LATEST");
    if (header(exchange, "X-Amz-Log-Type").equals(Optional.of("Tail"))) {
      byte[] log = String.join("", invoked.log()).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("X-Amz-Log-Result", Base64.getEncoder().encodeToString(log));
    }
    if (invoked.failure().isEmpty()) {
      send(exchange, 200, invoked.result().orElseThrow().text());
      return;
    }
    Throwable failure = invoked.failure().get();
    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    Json said =
        Json.Obj.of(
            "errorMessage", Json.of(String.valueOf(failure.getMessage())),
            "errorType", Json.of(failure.getClass().getName()));
    send(exchange, 200, said.text());
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    exchange.getResponseHeaders().set("X-Amzn-ErrorType", type);
    send(
        exchange, status, Json.Obj.of("Type", Json.of("User"), "Message", Json.of(message)).text());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** The name in an ARN, a partial ARN or a name, without a version. */
  private static String name(String reference) {
    String name = reference.replaceFirst("^.*?function:", "");
    return name.split(":", 2)[0];
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
