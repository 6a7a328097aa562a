package dev.resourcepolicy.cloudformation;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.json.Json;
import java.util.Optional;

/** Requests of CloudFormation, for the tests of this package. */
final class Requests {
  static final ResponseUrl URL = new ResponseUrl("https://bucket.example/key?signature");

  private Requests() {}

  static Event.CustomResource withoutId() {
    return request("Create", Optional.of(URL), Optional.empty());
  }

  static Event.CustomResource withoutUrl() {
    return request("Create", Optional.empty(), Optional.empty());
  }

  static Event.CustomResource withId(String requestType, String physicalId) {
    return request(requestType, Optional.of(URL), Optional.of(physicalId));
  }

  private static Event.CustomResource request(
      String requestType, Optional<ResponseUrl> url, Optional<String> physicalId) {
    return new Event.CustomResource(
        requestType,
        url,
        "arn:aws:cloudformation:eu-central-1:111122223333:stack/orders/1",
        "request-1",
        "OrdersPolicy",
        physicalId,
        Json.Obj.of(),
        Json.Obj.of());
  }
}
