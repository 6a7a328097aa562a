package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.reconcile.Time;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The policies of one account in one Region, by name, in the order of their creation. */
final class XRayPolicies {
  /** Documented for an account; users report it for each Region (Terraform, issue 30764). */
  private static final int MOST = 5;

  /** What a Put expects where there is no policy; documented for Put alone. */
  private static final String NONE = "0";

  private final Time time;
  private final Map<String, Policy> policies = new LinkedHashMap<>();

  XRayPolicies(Time time) {
    this.time = time;
  }

  /**
   * A policy; revisions count from 1 for every new policy, also under a name that was used before
   * (assumed).
   */
  record Policy(String name, String document, int revision, Instant updated) {
    Json.Obj json() {
      return Json.Obj.of(
          "PolicyName", Json.of(name),
          "PolicyDocument", Json.of(document),
          "PolicyRevisionId", Json.of(revisionId()),
          "LastUpdatedTime", Json.of(updated.getEpochSecond()));
    }

    private String revisionId() {
      return Integer.toString(revision);
    }
  }

  List<Policy> all() {
    return List.copyOf(policies.values());
  }

  /**
   * @param expected a revision, or null for whatever there is
   */
  Policy put(String name, String document, @Nullable String expected) {
    Policy current = policies.get(name);
    check(expected, current == null ? NONE : current.revisionId());
    if (current == null && policies.size() >= MOST) {
      throw XRayErrors.tooMany(MOST);
    }
    if (current != null && current.document().equals(document)) {
      // Assumed: a document that is put again as it is changes nothing.
      return current;
    }
    int revision = current == null ? 1 : current.revision() + 1;
    var policy = new Policy(name, document, revision, time.now());
    policies.put(name, policy);
    return policy;
  }

  /**
   * @param expected a revision, or null for whatever there is
   */
  void delete(String name, @Nullable String expected) {
    Policy current = policies.get(name);
    if (current == null) {
      // Assumed: the model has no error that says so.
      throw XRayErrors.invalidRequest("The resource policy does not exist.");
    }
    check(expected, current.revisionId());
    policies.remove(name);
  }

  private static void check(@Nullable String expected, String current) {
    if (expected != null && !expected.equals(current)) {
      throw XRayErrors.otherRevision(expected, current);
    }
  }
}
