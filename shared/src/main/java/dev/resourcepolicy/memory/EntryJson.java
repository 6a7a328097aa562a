package dev.resourcepolicy.memory;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.Entry.Request;
import dev.resourcepolicy.memory.Entry.Served;
import dev.resourcepolicy.memory.Entry.Version;
import dev.resourcepolicy.policy.PolicyDifference;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How an entry is written down. A reader finds everything that its writer knew. */
public final class EntryJson {
  private EntryJson() {}

  public static Json.Obj write(Entry entry) {
    var members = new LinkedHashMap<String, Json>();
    members.put("target", Json.of(entry.key().target()));
    members.put("owner", Json.of(entry.key().owner().name()));
    entry.key().owner().stack().ifPresent(stack -> members.put("stack", Json.of(stack)));
    members.put("phase", phase(entry.phase()));
    members.put("properties", entry.properties());
    members.put("since", Json.of(entry.since().toString()));
    entry.replaced().ifPresent(document -> members.put("replaced", Json.of(document.text())));
    entry.served().ifPresent(served -> members.put("served", served(served)));
    members.put(
        "repairs", Json.ofTexts(entry.repairs().at().stream().map(Instant::toString).toList()));
    entry.repairs().suspended().ifPresent(why -> members.put("suspended", Json.of(why)));
    members.put("history", new Json.Arr(entry.history().stream().map(EntryJson::version).toList()));
    return new Json.Obj(members);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws java.util.NoSuchElementException when it is something else
   */
  public static Entry read(String service, long revision, Json.Obj json) {
    var owner = owner(json);
    return new Entry(
        new Entry.Key(service, text(json, "target"), owner),
        readPhase(object(json, "phase")),
        object(json, "properties"),
        Instant.parse(text(json, "since")),
        json.text("replaced").map(PolicyDocument::observed),
        json.object("served").map(EntryJson::readServed),
        new Repairs(
            texts(json, "repairs").stream().map(Instant::parse).toList(), json.text("suspended")),
        objects(json, "history").stream().map(EntryJson::readVersion).toList(),
        revision);
  }

  private static Json phase(Phase phase) {
    return switch (phase) {
      case Phase.Applying(var found, var request) ->
          Json.Obj.of(
              "is", Json.of("APPLYING"), "found", found(found), "request", request(request));
      case Phase.Applied(var revision, var digest) ->
          Json.Obj.of(
              "is", Json.of("APPLIED"),
              "revision", optional(revision),
              "digest", Json.of(digest));
      case Phase.Removing(var found, var request) ->
          Json.Obj.of(
              "is", Json.of("REMOVING"), "found", found(found), "request", request(request));
      case Phase.Removed(var until) ->
          Json.Obj.of("is", Json.of("REMOVED"), "until", Json.of(until.toString()));
    };
  }

  private static Phase readPhase(Json.Obj json) {
    return switch (text(json, "is")) {
      case "APPLYING" -> new Phase.Applying(readFound(json), readRequest(json));
      case "APPLIED" -> new Phase.Applied(json.text("revision"), text(json, "digest"));
      case "REMOVING" -> new Phase.Removing(readFound(json), readRequest(json));
      default -> new Phase.Removed(Instant.parse(text(json, "until")));
    };
  }

  private static Json found(PolicyState.Expected found) {
    return switch (found) {
      case PolicyState.Absent() -> new Json.Null();
      case PolicyState.Present(var document, var revision) ->
          Json.Obj.of("document", Json.of(document.text()), "revision", revision(revision));
    };
  }

  private static PolicyState.Expected readFound(Json.Obj phase) {
    return phase
        .object("found")
        .<PolicyState.Expected>map(
            json ->
                new PolicyState.Present(
                    PolicyDocument.observed(text(json, "document")),
                    readRevision(object(json, "revision"))))
        .orElseGet(PolicyState.Absent::new);
  }

  private static Json served(Served served) {
    Outcome outcome = served.outcome();
    return Json.Obj.of(
        "request", request(served.request()),
        "outcome", Json.of(outcome.kind().name()),
        "target", Json.of(outcome.target()),
        "before", outcome.before().map(EntryJson::revision).orElse(new Json.Null()),
        "after", outcome.after().map(EntryJson::revision).orElse(new Json.Null()),
        "detail", Json.of(outcome.detail()),
        "difference", Json.ofTexts(outcome.difference().lines()));
  }

  private static Served readServed(Json.Obj json) {
    return new Served(
        readRequest(json),
        new Outcome(
            Outcome.Kind.valueOf(text(json, "outcome")),
            text(json, "target"),
            json.object("before").map(EntryJson::readRevision),
            json.object("after").map(EntryJson::readRevision),
            text(json, "detail"),
            new PolicyDifference(texts(json, "difference"))));
  }

  private static Json request(Request request) {
    return Json.Obj.of("id", Json.of(request.id()), "delivery", Json.of(request.delivery()));
  }

  private static Request readRequest(Json.Obj json) {
    Json.Obj request = object(json, "request");
    return new Request(text(request, "id"), text(request, "delivery"));
  }

  private static Json version(Version version) {
    var members = new LinkedHashMap<String, Json>();
    members.put("document", Json.of(version.document().text()));
    members.put("at", Json.of(version.at().toString()));
    members.put("owner", Json.of(version.owner().name()));
    version.owner().stack().ifPresent(stack -> members.put("stack", Json.of(stack)));
    members.put("request", request(version.request()));
    return new Json.Obj(members);
  }

  private static Version readVersion(Json.Obj json) {
    return new Version(
        PolicyDocument.observed(text(json, "document")),
        Instant.parse(text(json, "at")),
        owner(json),
        readRequest(json));
  }

  private static Owner owner(Json.Obj json) {
    return new Owner(text(json, "owner"), json.text("stack"));
  }

  private static Json revision(Revision revision) {
    return Json.Obj.of(
        "value", Json.of(revision.value()), "attributes", Json.ofTexts(revision.attributes()));
  }

  private static Revision readRevision(Json.Obj json) {
    var attributes = new LinkedHashMap<String, String>();
    object(json, "attributes")
        .members()
        .keySet()
        .forEach(name -> attributes.put(name, text(object(json, "attributes"), name)));
    return new Revision(text(json, "value"), attributes);
  }

  private static Json optional(Optional<String> text) {
    return text.map(Json::of).orElse(new Json.Null());
  }

  private static String text(Json.Obj json, String name) {
    return json.text(name).orElseThrow();
  }

  private static Json.Obj object(Json.Obj json, String name) {
    return json.object(name).orElseThrow();
  }

  private static List<String> texts(Json.Obj json, String name) {
    return values(json, name, value -> ((Json.Str) value).value());
  }

  private static List<Json.Obj> objects(Json.Obj json, String name) {
    return values(json, name, Json.Obj.class::cast);
  }

  private static <T> List<T> values(Json.Obj json, String name, Function<Json, T> as) {
    Json.Arr values =
        json.get(name).filter(Json.Arr.class::isInstance).map(Json.Arr.class::cast).orElseThrow();
    return values.values().stream().map(as).toList();
  }
}
