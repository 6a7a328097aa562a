package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who change policies without asking, as far as the service lets them. */
final class Strangers {
  private final World world;
  private int editions = 0;

  Strangers(World world) {
    this.world = world;
  }

  /** Somebody changes the policy right now. */
  void meddle(String target, Trouble how) {
    meddle(new Deed.Meddle(0, world.site().targets().indexOf(target), how, false));
  }

  void meddle(Deed.Meddle deed) {
    String target = world.site().targets().get(deed.target());
    Optional<Map.Entry<String, Truth.Policy>> there =
        world.truth().at(target).entrySet().stream().min(Map.Entry.comparingByKey());
    Json.Obj input = Json.Obj.of(world.site().target(), Json.of(target));
    Json.Obj current = there.map(policy -> current(input, policy)).orElse(input);
    if (deed.how() == Trouble.DELETED) {
      there.ifPresent(_ -> write(world.site().delete(), current));
      return;
    }
    List<Clause> clauses =
        there
            .filter(_ -> deed.how() == Trouble.ADDED)
            .map(policy -> Clause.clauses(world.site(), policy.getValue().document()))
            .orElse(List.of());
    Json document =
        Clause.document(world.site(), target, changed(clauses, deed.stranger(), deed.garbles()));
    write(world.site().put(), current.with(world.site().document(), Json.of(document.text())));
  }

  /** SSM lets nobody change a policy without its id and its hash. */
  private Json.Obj current(Json.Obj input, Map.Entry<String, Truth.Policy> policy) {
    return world.site().isPlural()
        ? input
            .with("PolicyId", Json.of(policy.getKey()))
            .with("PolicyHash", Json.of(policy.getValue().hash()))
        : input;
  }

  private List<Clause> changed(List<Clause> clauses, int stranger, boolean garbles) {
    int edition = ++editions;
    var changed = new ArrayList<Clause>();
    boolean garbled = false;
    for (Clause clause : clauses) {
      boolean now = garbles && !garbled && !Clause.isForeign(clause.mark());
      changed.add(now ? clause.changedBy(stranger, edition) : clause);
      garbled |= now;
    }
    if (!garbled) {
      changed.removeIf(clause -> clause.sid().equals("Stranger" + stranger));
      changed.add(Clause.ofStranger(stranger, edition));
    }
    return changed;
  }

  private void write(String operation, Json.Obj input) {
    int there = world.truth().at(input.text(world.site().target()).orElseThrow()).size();
    try {
      var answer = (Json.Obj) world.standIn().answer(world.site().service(), operation, input);
      world.truth().done(operation, input, answer);
      world.watch().strangerWrote(there);
      world.trace(() -> "  stranger: %s %s".formatted(operation, Clause.marks(input.text())));
    } catch (ServiceError refused) {
      world.trace(() -> "  stranger: %s: %s".formatted(operation, refused.getMessage()));
    }
  }
}
