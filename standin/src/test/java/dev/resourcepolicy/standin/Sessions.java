package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/** Calls of a role's session, signed as far as the stand-in looks at a signature. */
final class Sessions implements AutoCloseable {
  static final String ROLE = "Reader";
  static final String USER = "arn:aws:sts::111122223333:assumed-role/Reader/session";

  final Wired wired = new Wired();

  Sessions() {
    wired.standIn.seed();
    wired.pass(60_000);
  }

  /** Gives the role these statements, each as JSON with apostrophes. */
  void authorize(String... statements) {
    wired.standIn.authorize(ROLE, Stream.of(statements).map(Sessions::json).toList());
  }

  Wired.Response call(String service, String operation, String input) {
    return call(service, operation, service.equals("eventbridge") ? "events" : service, input);
  }

  Wired.Response call(String service, String operation, String signedFor, String input) {
    return Wired.read(send(service, operation, signedFor, input));
  }

  /** What a call is answered, JSON or not. */
  String raw(String service, String operation, String input) {
    return send(service, operation, service, input).body();
  }

  private HttpResponse<String> send(
      String service, String operation, String signedFor, String input) {
    return wired.send(
        wired
            .request(service, operation, json(input).text())
            .header("Authorization", signature(signedFor)));
  }

  Wired.Response describePolicyOfWorkspace(String id) {
    return Wired.read(
        wired.send(
            wired
                .request("/workspaces/" + id + "/policy")
                .header("Authorization", signature("aps"))
                .GET()));
  }

  List<String> permitted() {
    return wired.standIn.permitted().stream()
        .map(use -> String.join(" ", use.role(), use.action(), use.resource()))
        .toList();
  }

  static Json.Obj json(String text) {
    return (Json.Obj) Json.parse(text.replace('\'', '"'));
  }

  private static String signature(String service) {
    return "AWS4-HMAC-SHA256 Credential=role.%s/20261009/eu-central-1/%s/aws4_request, SignedHeaders=host, Signature=0"
        .formatted(ROLE, service);
  }

  @Override
  public void close() {
    wired.close();
  }
}
