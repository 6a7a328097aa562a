package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What CloudFormation does with one stack, again and again: creates its resource, updates it, now
 * and then deletes it, and rolls back what failed. It sends a request when the one before was
 * answered.
 */
final class Deployments {
  /** As in the samples' ServiceTimeout. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final World world;
  private final Stack stack;
  private Optional<String> physicalId = Optional.empty();
  private int version = 0;
  private int sent = 0;
  private boolean certain = true;

  Deployments(World world, Stack stack) {
    this.world = world;
    this.stack = stack;
  }

  Stack stack() {
    return stack;
  }

  /** The version that must be there in the end; empty when nothing must, or nobody can know. */
  Optional<Integer> deployed() {
    return physicalId.filter(_ -> certain).map(_ -> version);
  }

  /** Whether one can know what must be there in the end. */
  boolean isCertain() {
    return certain;
  }

  /** One deployment. */
  void deploy() {
    if (physicalId.isEmpty()) {
      create();
    } else if (world.random.nextInt(8) == 0) {
      delete(physicalId.get());
    } else {
      update(physicalId.get());
    }
  }

  private void create() {
    version++;
    Optional<Json.Obj> answer = send(id -> stack.create(id, version));
    String made = answer.flatMap(told -> told.text("PhysicalResourceId")).orElse(world.site.id(0));
    if (answer.filter(Deployments::isSuccess).isPresent()) {
      certain = true;
      physicalId = Optional.of(made);
    } else if (answer.isPresent()) {
      delete(made);
    }
  }

  private void update(String id) {
    int before = version;
    int after = version + 1;
    if (send(request -> stack.update(request, id, before, after))
        .filter(Deployments::isSuccess)
        .isPresent()) {
      certain = true;
      version = after;
      return;
    }
    certain =
        send(request -> stack.update(request, id, after, before))
            .filter(Deployments::isSuccess)
            .isPresent();
  }

  private void delete(String id) {
    certain =
        send(request -> stack.delete(request, id, version))
            .filter(Deployments::isSuccess)
            .isPresent();
    physicalId = Optional.empty();
  }

  /** What is answered; nothing, when nothing comes, or comes too late. */
  private Optional<Json.Obj> send(Function<String, Json.Obj> request) {
    String id = "request-%d-%d".formatted(stack.number(), ++sent);
    Instant now = world.time.now();
    String url = world.standIn.responses().presign(id).toString();
    Json.Obj event = request.apply(id).with("ResponseURL", Json.of(url));
    world.ledger.request(world.invocations.invoke(event));
    List<Answers.Answer> answers = world.answers.at(url);
    if (answers.size() != 1) {
      world.ledger.lost("%s got %d answers".formatted(id, answers.size()));
      return Optional.empty();
    }
    Duration wait = Duration.between(now, answers.getFirst().at());
    world.ledger.answer(answers.getFirst().body(), wait);
    if (wait.compareTo(PATIENCE) > 0) {
      world.ledger.lost("%s was answered too late, after %s".formatted(id, wait));
      return Optional.empty();
    }
    return Optional.of(answers.getFirst().body());
  }

  private static boolean isSuccess(Json.Obj answer) {
    return answer.text("Status").equals(Optional.of("SUCCESS"));
  }
}
