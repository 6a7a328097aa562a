package dev.resourcepolicy.event;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * One invocation's input, told apart by its shape; what its properties mean is decided later, where
 * a failure is answered.
 */
public sealed interface Event {

  /** What the invocation's log line calls this event. */
  String type();

  /**
   * CloudFormation's request about a custom resource. Only the envelope is read: even a request
   * that makes no sense can be answered.
   *
   * @param responseUrl where the answer goes: a bearer secret, never to be logged; absent in a
   *     local run
   */
  record CustomResource(
      String requestType,
      Optional<ResponseUrl> responseUrl,
      String stackId,
      String requestId,
      String logicalResourceId,
      Optional<String> physicalResourceId,
      Json.Obj properties,
      Json.Obj oldProperties)
      implements Event {
    @Override
    public String type() {
      return requestType;
    }
  }

  /** Somebody's explicit request over EventBridge. */
  record Requested(Action action, String id, Json.Obj properties) implements Event {
    @Override
    public String type() {
      return action == Action.APPLY ? "ApplyRequested" : "RemoveRequested";
    }
  }

  /** What an explicit request asks for. */
  enum Action {
    APPLY,
    REMOVE
  }

  /**
   * A rule's delivery that carries the desired state of one target or several, and the notification
   * that set it off.
   *
   * @param id of the notification, or of this invocation when there is none
   */
  record Check(String id, List<Json.Obj> desired, Optional<Notification> notification)
      implements Event {
    @Override
    public String type() {
      return "Check";
    }
  }

  /**
   * A call that somebody made. What is desired where it was made is for the memory to know.
   *
   * @param id of the notification
   */
  record Told(String id, Notification notification) implements Event {
    @Override
    public String type() {
      return "Told";
    }
  }

  /**
   * All remembered targets are to be checked.
   *
   * @param after the sort key to go on after; empty for all
   */
  record Sweep(Optional<String> after) implements Event {
    @Override
    public String type() {
      return "Sweep";
    }
  }

  /** These remembered targets are to be checked. */
  record CheckRequested(List<String> targets) implements Event {
    @Override
    public String type() {
      return "CheckRequested";
    }
  }

  /** Something that carries no desired state: this function can do nothing about it. */
  record Unknown(String reason) implements Event {
    @Override
    public String type() {
      return "Unknown";
    }
  }
}
