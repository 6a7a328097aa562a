package dev.resourcepolicy.intent;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.json.Json;

/** How an owner wants its policy to be handled when something else than the plain case comes up. */
public record Handling(
    OnExisting onExisting,
    OnDrift onDrift,
    OnDelete onDelete,
    OnOutOfBandChange onOutOfBandChange,
    OnRecreate onRecreate,
    Ownership ownership) {

  /** What a Create does about a policy that is there and says something else. */
  public enum OnExisting {
    REFUSE,
    REPLACE
  }

  /** What an Update does about a policy that somebody else has changed. */
  public enum OnDrift {
    OVERWRITE,
    REFUSE
  }

  /** What a Delete takes away. */
  public enum OnDelete {
    REMOVE,
    RETAIN,
    FORCE,
    RESTORE;

    /** Whether it takes away only what was put there. */
    boolean needsDocument() {
      return this == REMOVE || this == RESTORE;
    }
  }

  /** What is done when somebody changes the policy, and no Update is there to deal with it. */
  public enum OnOutOfBandChange {
    REPAIR,
    REPORT,
    IGNORE
  }

  /** What is done when the target was deleted and is there again, without a policy. */
  public enum OnRecreate {
    IGNORE,
    APPLY
  }

  static Handling read(ServiceProfile profile, Own own, Properties properties) {
    if (!own.remembers()) {
      for (String name : new String[] {"OnOutOfBandChange", "OnRecreate"}) {
        if (properties.value(name).isPresent()) {
          needsMemory(name, properties);
        }
      }
    }
    Handling handling = choose(properties);
    if (handling.onDelete == OnDelete.RESTORE && !own.remembers()) {
      needsMemory("OnDelete Restore", properties);
    }
    if (handling.ownership == Ownership.STATEMENTS) {
      checkSharable(profile, properties);
      if (handling.onDelete == OnDelete.RESTORE || handling.onDelete == OnDelete.FORCE) {
        properties.problem("OnDelete must be Remove or Retain with Ownership Statements");
      }
    }
    return handling;
  }

  /** What matters to a removal; whatever else is there may be wrong. */
  static Handling ofRemoval(ServiceProfile profile, Properties properties) {
    OnDelete onDelete = properties.choice("OnDelete", OnDelete.REMOVE);
    Ownership ownership = properties.choice("Ownership", Ownership.DOCUMENT);
    if (ownership == Ownership.STATEMENTS) {
      checkSharable(profile, properties);
    }
    properties.ignore("OnExisting", "OnDrift", "OnOutOfBandChange", "OnRecreate");
    return new Handling(
        OnExisting.REFUSE,
        OnDrift.OVERWRITE,
        onDelete,
        OnOutOfBandChange.REPAIR,
        OnRecreate.IGNORE,
        ownership);
  }

  /** What the properties say that an entry remembers, each of which was checked when it came. */
  public static Handling remembered(Json.Obj properties) {
    return choose(new Properties(properties));
  }

  private static void checkSharable(ServiceProfile profile, Properties properties) {
    if (profile.rigid()) {
      properties.problem(
          "Ownership must be Document: this service takes whole documents of a fixed form, which cannot be shared");
    }
  }

  private static Handling choose(Properties properties) {
    return new Handling(
        properties.choice("OnExisting", OnExisting.REFUSE),
        properties.choice("OnDrift", OnDrift.OVERWRITE),
        properties.choice("OnDelete", OnDelete.REMOVE),
        properties.choice("OnOutOfBandChange", OnOutOfBandChange.REPAIR),
        properties.choice("OnRecreate", OnRecreate.IGNORE),
        properties.choice("Ownership", Ownership.DOCUMENT));
  }

  static void needsMemory(String property, Properties properties) {
    properties.problem(
        property
            + " needs the memory, which this function does not have (MEMORY_TABLE is not set)");
  }
}
