package dev.resourcepolicy.local.sweep;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.Stranger;
import dev.resourcepolicy.local.load.Site;
import dev.resourcepolicy.local.load.Stack;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.EntryJson;
import dev.resourcepolicy.memory.Owner;
import dev.resourcepolicy.memory.Repairs;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Targets that have the policies which the memory remembers, as if each had been deployed: doing
 * that for a hundred thousand would take longer than to sweep them.
 */
final class Planting {
  private final StandIn standIn;
  private final Time time;
  private final Site site;
  private final Path events;

  Planting(StandIn standIn, Time time, Site site, Path events) {
    this.standIn = standIn;
    this.time = time;
    this.site = site;
    this.events = events;
  }

  /**
   * Plants so many, and lets a minute pass twice, until each is there and shows its policy.
   *
   * @param memory the name of the table
   */
  void plant(String memory, int targets) {
    IntStream.range(0, targets).forEach(target -> site.plant(standIn, target));
    time.sleep(Duration.ofMinutes(1));
    Stack sample = Stack.of(site, 0, events);
    for (int target = 0; target < targets; target++) {
      var stack = new Stack(site, site.stacksAt(target).findFirst().orElseThrow(), sample.sample());
      put(stack);
      remember(memory, stack);
    }
    time.sleep(Duration.ofMinutes(1));
  }

  private void put(Stack stack) {
    Stranger.of(site.function()).tamper(standIn, stack.create("planted", 1), stack.document(1));
  }

  private void remember(String memory, Stack stack) {
    Entry entry = entry(stack);
    Json item =
        Json.Obj.of(
            "service", text(entry.key().service()),
            "entry", text(entry.key().sortKey()),
            "revision", Json.Obj.of("N", Json.of("2")),
            "content", text(EntryJson.write(entry).text()));
    // Maps keep views of themselves once they have been read: that would count as the function's.
    var _ = item.text();
    standIn.answer("dynamodb", "PutItem", Json.Obj.of("TableName", Json.of(memory), "Item", item));
  }

  private Entry entry(Stack stack) {
    PolicyDocument document = PolicyDocument.observed(stack.document(1).text());
    Owner owner = Owner.resource("arn:aws:cloudformation:::stack/" + stack.number(), "Policy");
    var request = new Entry.Request("planted", "planted");
    return new Entry(
        new Entry.Key(site.service(), site.id(stack.target()), owner),
        new Entry.Phase.Applied(Optional.empty(), document.digest()),
        stack.properties(1),
        time.now(),
        Optional.empty(),
        Optional.empty(),
        Repairs.NONE,
        List.of(new Entry.Version(document, time.now(), owner, request)),
        2);
  }

  private static Json text(String value) {
    return Json.Obj.of("S", Json.of(value));
  }
}
