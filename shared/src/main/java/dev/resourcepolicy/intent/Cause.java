package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.event.ResponseUrl;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Owner;
import dev.resourcepolicy.policy.Target;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Who wants something of a target, by which request, and in which words.
 *
 * @param properties as they are read again when the target is checked
 */
public record Cause(Target target, Owner owner, Entry.Request request, Json.Obj properties) {

  /** A custom resource. Of its presigned URL no more is kept than tells it from another one. */
  static Cause of(Event.CustomResource event, Target target) {
    String delivery = event.responseUrl().map(ResponseUrl::digest).orElse(event.requestType());
    return new Cause(
        target,
        Owner.resource(event.stackId(), event.logicalResourceId()),
        new Entry.Request(event.requestId(), delivery),
        event.properties());
  }

  /** Under which it is remembered. */
  public Entry.Key key(String service) {
    return new Entry.Key(service, target.id(), owner);
  }

  /** An explicit request whose sender named itself. */
  static Cause of(Event.Requested event, Target target, String owner) {
    var lasting = new LinkedHashMap<>(event.properties().members());
    lasting.keySet().removeAll(List.of("Owner", "ExpectedRevision", "DryRun"));
    return new Cause(
        target,
        Owner.named(owner),
        new Entry.Request(event.id(), event.action().name()),
        new Json.Obj(lasting));
  }
}
