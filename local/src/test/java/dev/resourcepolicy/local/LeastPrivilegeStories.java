package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a function is for, once through: all that its role's permissions are there for. */
final class LeastPrivilegeStories {
  private static final String ORDERS = "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders";
  private static final String PARAMETER =
      "arn:aws:ssm:eu-central-1:111122223333:parameter/shared/orders-endpoint";
  private static final String GROUP = "arn:aws:ssm:eu-central-1:111122223333:opsitemgroup/default";

  private final Remembering world;
  private final List<String> failures = new ArrayList<>();

  LeastPrivilegeStories(Remembering world) {
    this.world = world;
  }

  /**
   * Creates, changes, repairs and deletes a policy, and looks for more to do.
   *
   * @return what did not go well, in the words that somebody is told
   */
  List<String> run() {
    happens(world.fixture.event("create"));
    happens(world.fixture.event("update"));
    int before = world.events.size();
    Stranger.of(world.fixture.function())
        .tamper(world.standIn, world.fixture.event("create"), world.fixture.foreign());
    List<Json.Obj> told = List.copyOf(world.events.subList(before, world.events.size()));
    world.settle();
    told.forEach(this::happens);
    happens(world.fixture.event("sweep"));
    happens(world.fixture.event("delete"));
    return failures;
  }

  /** Does it again for the other things that a service has policies of. */
  List<String> runElsewhere() {
    switch (world.fixture.service()) {
      case "dynamodb" -> at(ORDERS, stream());
      case "ssm" -> at(PARAMETER, GROUP);
      default -> {} // one kind of target
    }
    return failures;
  }

  private void at(String target, String other) {
    for (String sample : List.of("create", "update", "delete")) {
      String text =
          world
              .fixture
              .event(sample)
              .text()
              .replace(target, other)
              .replaceAll("dynamodb:(GetItem|BatchGetItem|Query)", "dynamodb:GetRecords")
              .replace("dynamodb:DescribeTable", "dynamodb:DescribeStream");
      happens((Json.Obj) Json.parse(text));
    }
  }

  private String stream() {
    Json.Obj updated =
        (Json.Obj)
            world.standIn.answer(
                "dynamodb",
                "UpdateTable",
                (Json.Obj)
                    Json.parse(
                        """
                        {"TableName": "Orders",
                         "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "KEYS_ONLY"}}"""));
    world.settle();
    return updated
        .object("TableDescription")
        .flatMap(table -> table.text("LatestStreamArn"))
        .orElseThrow();
  }

  private void happens(Json.Obj event) {
    Session.Invoked invoked = world.invoke(event);
    world.settle();
    invoked.failure().ifPresent(thrown -> failures.add(String.valueOf(thrown.getMessage())));
    invoked
        .answer()
        .filter(answer -> !answer.text("Status").equals(Optional.of("SUCCESS")))
        .ifPresent(answer -> failures.add(answer.text("Reason").orElse("")));
    // News that nobody gets fails nothing, and is in the log only.
    invoked.log().stream()
        .map(line -> (Json.Obj) Json.parse(line))
        .flatMap(line -> line.text("untold").stream())
        .forEach(failures::add);
  }
}
