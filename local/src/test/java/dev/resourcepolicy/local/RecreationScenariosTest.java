package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Targets that go and come back, and owners that name themselves. */
final class RecreationScenariosTest {
  private static final String ORDERS =
      """
      {"TableName": "Orders", "BillingMode": "PAY_PER_REQUEST",
       "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
       "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}]}""";

  private final Fixture dynamoDb = Fixture.of("dynamodb");

  @Test
  void aTableThatIsCreatedAgainGetsItsPolicyBackWhereThatIsWanted() {
    try (var world = new Remembering(dynamoDb)) {
      world.answer(Workbench.with(dynamoDb.event("create"), "OnRecreate", Json.of("Apply")));

      int created = recreate(world);

      assertThat(world.deliver(created))
          .singleElement()
          .satisfies(result -> assertThat(result.text("outcome")).contains("REPAIRED"));
      assertThat(world.says(dynamoDb.created())).isTrue();
    }
  }

  @Test
  void aTableThatIsCreatedAgainIsLeftAloneByDefaultUntilItsOwnerAsks() {
    try (var world = new Remembering(dynamoDb)) {
      world.answer(dynamoDb.event("create"));

      int created = recreate(world);

      assertThat(world.deliver(created))
          .singleElement()
          .satisfies(result -> assertThat(result.text("outcome")).contains("IGNORED"));
      assertThat(world.result(dynamoDb.event("sweep")).text())
          .contains("\"repaired\":0", "\"suspended\":1");
      assertThat(world.documents()).isEmpty();

      world.answer(dynamoDb.event("update"));
      assertThat(world.says(dynamoDb.updated())).isTrue();
    }
  }

  @Test
  void aTableThatIsGoneIsMissedAndNotFollowedByAPolicyOfItsNamesake() {
    try (var world = new Remembering(dynamoDb)) {
      world.answer(dynamoDb.event("create"));
      world.settle();
      delete(world);

      assertThat(world.result(dynamoDb.event("sweep")).text()).contains("\"missing\":1");

      create(world);
      assertThat(world.result(dynamoDb.event("sweep")).text()).contains("\"suspended\":1");
      assertThat(world.documents()).isEmpty();
    }
  }

  @Test
  void aRequestThatNamesItsOwnerIsRemembered() {
    try (var world = new Remembering(dynamoDb)) {
      Json.Obj request = dynamoDb.event("apply-requested");
      Json.Obj detail = request.object("detail").orElseThrow();
      world.result(request.with("detail", detail.with("Owner", Json.of("platform team"))));
      world.settle();

      assertThat(world.tamper(dynamoDb.foreign()))
          .singleElement()
          .satisfies(result -> assertThat(result.text("outcome")).contains("REPAIRED"));
      assertThat(world.told("Resource Policy Repaired"))
          .singleElement()
          .satisfies(told -> assertThat(told.text("owner")).contains("platform team"));
    }
  }

  @Test
  void aRequestWithoutAnOwnerIsNot() {
    try (var world = new Remembering(dynamoDb)) {
      world.result(dynamoDb.event("apply-requested"));
      world.settle();

      assertThat(world.tamper(dynamoDb.foreign()))
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.text("outcome")).contains("IGNORED");
                assertThat(result.text("detail").orElseThrow()).contains("remembered");
              });
      assertThat(world.says(dynamoDb.foreign())).isTrue();
    }
  }

  /** Where the events of the new table begin. */
  private static int recreate(Remembering world) {
    world.settle();
    delete(world);
    int before = world.events.size();
    create(world);
    return before;
  }

  private static void delete(Remembering world) {
    world.standIn.answer("dynamodb", "DeleteTable", Json.Obj.of("TableName", Json.of("Orders")));
    world.time.sleep(Duration.ofMinutes(1));
  }

  private static void create(Remembering world) {
    world.standIn.answer("dynamodb", "CreateTable", (Json.Obj) Json.parse(ORDERS));
    world.time.sleep(Duration.ofMinutes(1));
  }
}
