package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.Json.Obj;
import dev.resourcepolicy.local.Stranger;
import dev.resourcepolicy.standin.ServiceError;
import java.util.List;

/** Somebody who changes policies behind everybody's back. */
final class Intruder {
  private final World world;
  private final List<Stack> stacks;

  Intruder(World world, List<Stack> stacks) {
    this.world = world;
    this.stacks = stacks;
  }

  /** Changes the policy of one target, if there is one and the service lets it be changed. */
  void strike() {
    Stack stack = stacks.get(world.random.nextInt(stacks.size()));
    List<String> documents = world.site.documents(world.standIn, stack.target());
    if (documents.isEmpty()) {
      return;
    }
    var there = (Obj) Json.parse(documents.getFirst());
    try {
      Stranger.of(world.site.function()).tamper(world.standIn, stack.create("", 0), changed(there));
      world.ledger.tampered();
    } catch (ServiceError refused) {
      // A cooldown, or a change that is not over yet: another time.
    }
  }

  /** Without its last statement, or with somebody else let in. */
  private Json changed(Obj document) {
    boolean several =
        document.get("Statement").orElseThrow() instanceof Json.Arr(var all) && all.size() > 1;
    if (several && world.site != Site.ACM_PCA && world.random.nextBoolean()) {
      var statements = ((Json.Arr) document.get("Statement").orElseThrow()).values();
      return document.with("Statement", new Json.Arr(statements.subList(1, statements.size())));
    }
    return Json.parse(
        document
            .text()
            .replaceAll("\\b2\\d{11}\\b", "999988887777")
            .replaceAll(":reports-\\d+-", ":stranger-"));
  }
}
