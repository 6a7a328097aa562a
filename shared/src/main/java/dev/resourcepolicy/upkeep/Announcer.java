package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.event.Bus.Announcement;
import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.intent.Cause;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.reconcile.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What others are told of one invocation: collected while it works, and put on the bus when that is
 * done and answered. Nothing fails because nobody could be told.
 */
public final class Announcer {
  public static final String APPLIED = "Resource Policy Applied";
  public static final String DRIFT_DETECTED = "Resource Policy Drift Detected";
  public static final String REPAIRED = "Resource Policy Repaired";
  public static final String REPAIR_SUSPENDED = "Resource Policy Repair Suspended";
  public static final String APPLY_FAILED = "Resource Policy Apply Failed";

  private final String service;
  private final Bus bus;
  private final List<Announcement> announcements = new ArrayList<>();

  /** Tells of one service's policies. */
  public Announcer(String service, Bus bus) {
    this.service = service;
    this.bus = bus;
  }

  /**
   * Tells of a request that changed the policy; of one that found all in order there is no news.
   */
  public synchronized void done(Cause cause, Outcome outcome) {
    switch (outcome.kind()) {
      case CREATED, UPDATED, DELETED -> {
        var detail = about(cause.target().id(), cause.owner().name());
        detail.put("requestId", Json.of(cause.request().id()));
        add(APPLIED, outcome, detail);
      }
      case ADOPTED,
          UNCHANGED,
          REPAIRED,
          SKIPPED,
          REPORTED,
          SUSPENDED,
          MISSING,
          PLANNED,
          IGNORED -> {
        // What a check comes to is told below.
      }
    }
  }

  /** Tells of a request that could not be had. */
  public synchronized void failed(Cause cause, PolicyFailure failure) {
    var detail = about(cause.target().id(), cause.owner().name());
    detail.put("requestId", Json.of(cause.request().id()));
    add(detail, failure);
  }

  /** Tells of a check that failed. */
  public synchronized void failed(Entry entry, PolicyFailure failure) {
    add(about(entry), failure);
  }

  /** Tells of drift that is not put right. */
  synchronized void reported(Entry entry, Outcome outcome, Optional<Notification> notification) {
    add(DRIFT_DETECTED, outcome, with(about(entry), notification));
  }

  /** Tells of drift, and that it was put right. */
  synchronized void repaired(Entry entry, Outcome outcome, Optional<Notification> notification) {
    reported(entry, outcome, notification);
    add(REPAIRED, outcome, with(about(entry), notification));
  }

  /** Tells that drift will not be put right any more. */
  synchronized void suspended(Entry entry, Outcome outcome, int repairs, long minutes) {
    var detail = about(entry);
    detail.put("repairs", Json.of(repairs));
    detail.put("periodMinutes", Json.of(minutes));
    detail.put("detail", Json.of(outcome.detail()));
    announcements.add(
        new Announcement(REPAIR_SUSPENDED, Optional.of(outcome.target()), object(detail)));
  }

  /** Puts everything on the bus, and tells why if that cannot be done. */
  public synchronized Optional<String> send() {
    if (announcements.isEmpty()) {
      return Optional.empty();
    }
    try {
      bus.put(List.copyOf(announcements));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } finally {
      announcements.clear();
    }
  }

  private Map<String, Json> about(Entry entry) {
    return about(entry.key().target(), entry.key().owner().name());
  }

  private Map<String, Json> about(String target, String owner) {
    var detail = new LinkedHashMap<String, Json>();
    detail.put("service", Json.of(service));
    detail.put("target", Json.of(target));
    detail.put("owner", Json.of(owner));
    return detail;
  }

  private static Map<String, Json> with(
      Map<String, Json> detail, Optional<Notification> notification) {
    notification
        .map(Notification::changedBy)
        .ifPresent(who -> detail.put("changedBy", Json.ofTexts(who)));
    return detail;
  }

  private void add(String detailType, Outcome outcome, Map<String, Json> detail) {
    detail.put("outcome", Json.of(outcome.kind().name()));
    detail.put(
        "revision", outcome.after().map(Revision::value).map(Json::of).orElse(new Json.Null()));
    detail.put("detail", Json.of(outcome.detail()));
    detail.put("difference", Json.ofTexts(outcome.difference().lines()));
    announcements.add(new Announcement(detailType, Optional.of(outcome.target()), object(detail)));
  }

  private void add(Map<String, Json> detail, PolicyFailure failure) {
    detail.put("failure", Json.of(failure.kind().name()));
    detail.put("reason", Json.of(failure.getMessage()));
    var members = object(detail);
    announcements.add(new Announcement(APPLY_FAILED, members.text("target"), members));
  }

  private static Json.Obj object(Map<String, Json> detail) {
    return new Json.Obj(new LinkedHashMap<>(detail));
  }
}
