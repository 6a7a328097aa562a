package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.StandIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Somebody who makes the call that a sample notification reports. */
record SampleEventsStranger(StandIn standIn) {

  void makesTheCallIn(SampleEvent sample) {
    Json.Obj call =
        sample.json().object("Notification").orElseThrow().object("detail").orElseThrow();
    Json.Obj parameters = call.object("requestParameters").orElseThrow();
    Json.Obj input = asSent(sample.service(), parameters);
    standIn.answer(
        sample.service(),
        call.text("eventName").orElseThrow(),
        sample.service().equals("ssm") ? naming(current(input), input) : input);
  }

  /** CloudTrail writes every member lowerCamelCase; so does the API of Prometheus alone. */
  private static Json.Obj asSent(String service, Json.Obj parameters) {
    var input = new LinkedHashMap<String, Json>();
    parameters
        .members()
        .forEach((name, value) -> input.put(service.equals("amp") ? name : capital(name), value));
    return new Json.Obj(input);
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The ids and hashes in the sample are not those that the stand-in gives; none is a create. */
  private static Json.Obj naming(Optional<Json.Obj> policy, Json.Obj input) {
    var named = new LinkedHashMap<>(input.members());
    for (String token : List.of("PolicyId", "PolicyHash")) {
      named.remove(token);
      policy.flatMap(found -> found.get(token)).ifPresent(value -> named.put(token, value));
    }
    return new Json.Obj(named);
  }

  private Optional<Json.Obj> current(Json.Obj input) {
    var target = Json.Obj.of("ResourceArn", input.get("ResourceArn").orElseThrow());
    var policies = (Json.Obj) standIn.answer("ssm", "GetResourcePolicies", target);
    return policies.get("Policies").orElseThrow() instanceof Json.Arr(var all)
        ? all.stream().map(Json.Obj.class::cast).findFirst()
        : Optional.empty();
  }
}
