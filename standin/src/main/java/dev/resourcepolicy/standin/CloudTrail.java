package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The event of a write as a CloudTrail trail hands it to EventBridge. No sample of the five
 * services' policy writes is published: their members in lowerCamelCase are assumed.
 */
final class CloudTrail {
  /** Documents, which some services redact, so that nobody relies on them; and secrets. */
  private static final Set<String> HIDDEN =
      Set.of("Policy", "policyDocument", "PolicyDocument", "ResourcePolicy", "Value");

  private static final Json REDACTED = Json.of("HIDDEN_DUE_TO_SECURITY_REASONS");

  private final Time time;
  private final Events events;
  private final Ids envelopes = new Ids("event");
  private final Ids records = new Ids("record");

  CloudTrail(Time time, Events events) {
    this.time = time;
    this.events = events;
  }

  void done(Operation operation, Json.Obj input, Caller caller, Answer answer) {
    boolean silent = answer.body().members().isEmpty();
    var outcome = new LinkedHashMap<String, Json>();
    outcome.put("requestParameters", lowered(input));
    outcome.put("responseElements", silent ? new Json.Null() : lowered(answer.body()));
    record(operation, caller, outcome);
  }

  void refused(Operation operation, Json.Obj input, Caller caller, ServiceError error) {
    var outcome = new LinkedHashMap<String, Json>();
    outcome.put("errorCode", Json.of(error.code()));
    error
        .members()
        .text(error.messageMember())
        .map(Json::of)
        .ifPresent(m -> outcome.put("errorMessage", m));
    outcome.put("requestParameters", lowered(input));
    outcome.put("responseElements", new Json.Null());
    record(operation, caller, outcome);
  }

  private void record(Operation operation, Caller caller, Map<String, Json> outcome) {
    Route route = operation.route();
    // Prometheus is the one whose endpoints have another name than its API.
    String prefix = route.service().equals("amp") ? "aps" : route.service();
    Json account = Json.of(caller.account().id());
    Json now = Json.of(time.now().truncatedTo(ChronoUnit.SECONDS).toString());
    var detail = new LinkedHashMap<String, Json>();
    detail.put("eventVersion", Json.of("1.11"));
    detail.put("userIdentity", Identity.of(caller));
    detail.put("eventTime", now);
    detail.put("eventSource", Json.of(prefix + ".amazonaws.com"));
    detail.put("eventName", Json.of(route.operation()));
    detail.put("awsRegion", Json.of(caller.account().region()));
    detail.put("sourceIPAddress", Json.of("127.0.0.1"));
    detail.put("userAgent", Json.of(caller.userAgent()));
    detail.putAll(outcome);
    detail.put("requestID", Json.of(caller.requestId()));
    detail.put("eventID", Json.of(records.next()));
    detail.put("readOnly", Json.of(false));
    detail.put("eventType", Json.of("AwsApiCall"));
    detail.put("managementEvent", Json.of(true));
    detail.put("recipientAccountId", account);
    detail.put("eventCategory", Json.of("Management"));
    events.add(
        Json.Obj.of(
            "version", Json.of("0"),
            "id", Json.of(envelopes.next()),
            "detail-type", Json.of("AWS API Call via CloudTrail"),
            "source", Json.of("aws." + prefix),
            "account", account,
            "time", now,
            "region", Json.of(caller.account().region()),
            "resources", new Json.Arr(List.of()),
            "detail", new Json.Obj(detail)));
  }

  /** The same members, in lowerCamelCase all the way down. */
  private static Json lowered(Json value) {
    return switch (value) {
      case Json.Obj(var members) -> {
        var lowered = new LinkedHashMap<String, Json>();
        members.forEach(
            (name, member) ->
                lowered.put(
                    name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                    HIDDEN.contains(name) && member instanceof Json.Str
                        ? REDACTED
                        : lowered(member)));
        yield new Json.Obj(lowered);
      }
      case Json.Arr(var values) -> {
        var all = new ArrayList<Json>();
        values.forEach(each -> all.add(lowered(each)));
        yield new Json.Arr(all);
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }
}
