package dev.resourcepolicy.upkeep;

import dev.resourcepolicy.event.Notification;
import dev.resourcepolicy.intent.Handling;
import dev.resourcepolicy.intent.Own;
import dev.resourcepolicy.intent.ServiceProfile;
import dev.resourcepolicy.intent.Settings;
import dev.resourcepolicy.intent.Wanted;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.reconcile.Doubt;
import dev.resourcepolicy.reconcile.Intent;
import dev.resourcepolicy.reconcile.Intent.Purpose;
import java.time.Instant;
import java.util.Optional;

/**
 * What remembered entries want, read anew from the words of their requests: what was allowed when
 * it was asked for may be forbidden by now.
 */
public record EntryIntents(ServiceProfile profile, Own own) {

  /** How an entry's owner wants its policy to be handled. */
  Handling handling(Entry entry) {
    return Settings.readUnguarded(profile, own, entry.properties()).handling();
  }

  /** Why an entry's target must not be touched, if that is so. */
  Optional<String> outside(Entry entry) {
    return Settings.target(profile, entry.properties()).flatMap(own.guard(profile)::problem);
  }

  /** Why what an entry wants must not be put there any more, if that is so. */
  Optional<String> forbidden(Entry entry) {
    return own.guard(profile).forbids(entry.properties(), Settings.document(entry.properties()));
  }

  /** What a request wants that was begun and not ended. */
  Intent finishing(Entry entry, Entry.Request request) {
    if (entry.phase() instanceof Entry.Phase.Removing) {
      Settings.Removal removal = Settings.readRemoval(profile, own, entry.properties(), false);
      return Wanted.remove(profile, removal, request.id(), Doubt.UNCONFIRMED);
    }
    return Wanted.apply(
        Settings.read(profile, own, entry.properties(), false),
        request.id(),
        entry.lastWritten(),
        entry.lastWritten().isPresent() ? Purpose.UPDATE : Purpose.CREATE);
  }

  /** What brings back what an entry wants, whatever somebody else has put there. */
  Intent.Change repairing(Entry entry, Look look, Instant now) {
    return regardless(
        Settings.read(profile, own, entry.properties(), false), entry, look, now, false);
  }

  /** The same as a plan only, of what must not be there, too. */
  Intent.Change planning(Entry entry, Look look, Instant now) {
    return regardless(
        Settings.readUnguarded(profile, own, entry.properties()), entry, look, now, true);
  }

  private static Intent.Change regardless(
      Settings settings, Entry entry, Look look, Instant now, boolean dryRun) {
    String id = look.notification().map(Notification::id).orElse("sweep " + now);
    return Wanted.regardless(
        Wanted.apply(settings, id, entry.lastWritten(), look.purpose()), dryRun);
  }
}
