package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.policy.Target;
import java.util.Optional;

/**
 * Which notifications set off a check. A notification decides nothing else, so one that says too
 * little sets it off: looking is harmless. One that is spoofed, failed, our own or about something
 * else does not.
 */
public final class Triggers {
  private Triggers() {}

  /** Why a notification is no reason to look at this target; empty when it is one. */
  public static Optional<String> reasonToIgnore(
      Notification notification, Target target, ServiceProfile profile, Own own) {
    if (!notification.source().startsWith("aws.")) {
      return because(
          "its source \"%s\" is not an AWS service, so it is no call that CloudTrail recorded"
              .formatted(notification.source()));
    }
    if (notification.detailType().equals(Notification.SCHEDULED)) {
      return Optional.empty();
    }
    if (!notification.isCloudTrail()) {
      return because(
          "\"%s\" is neither a call nor a schedule".formatted(notification.detailType()));
    }
    return call(notification, profile).or(() -> place(notification, target, profile, own));
  }

  /** What a call was about: the target whose policy it wrote, or that it brought into being. */
  public static Optional<String> subject(Notification notification, ServiceProfile profile) {
    ServiceProfile.Trail trail = profile.trail();
    return trail
        .recreated()
        .apply(notification)
        .or(() -> notification.requestParameter(trail.targetParameter()));
  }

  private static Optional<String> call(Notification notification, ServiceProfile profile) {
    String source = notification.detail().text("eventSource").orElse("");
    String name = notification.detail().text("eventName").orElse("");
    if (!source.equals(profile.trail().eventSource())) {
      return because("it is about %s".formatted(source));
    }
    if (!profile.trail().writes().contains(name)
        && profile.trail().recreated().apply(notification).isEmpty()) {
      return because("%s changes no policy".formatted(name));
    }
    return notification
        .detail()
        .text("errorCode")
        .flatMap(code -> because("the call failed with %s".formatted(code)));
  }

  private static Optional<String> place(
      Notification notification, Target target, ServiceProfile profile, Own own) {
    if (differs(target.account().or(own::account), notification.account())) {
      return because("it is about account %s".formatted(notification.account()));
    }
    if (differs(target.region().or(own::region), notification.region())) {
      return because("it is about Region %s".formatted(notification.region()));
    }
    if (own.role().isPresent() && own.role().equals(notification.role())) {
      return because("it is about this function's own write");
    }
    return notification
        .requestParameter(profile.trail().targetParameter())
        .filter(id -> !id.equals(target.id()))
        .flatMap(id -> because("it is about %s".formatted(id)));
  }

  private static boolean differs(Optional<String> expected, String found) {
    return expected.isPresent() && !expected.get().equals(found);
  }

  private static Optional<String> because(String reason) {
    return Optional.of("The notification was ignored: " + reason + ".");
  }
}
