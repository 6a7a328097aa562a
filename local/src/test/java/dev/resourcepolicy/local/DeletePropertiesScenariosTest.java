package dev.resourcepolicy.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.standin.Fault;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a Delete's id and properties decide before anything else does. */
final class DeletePropertiesScenariosTest {
  static List<Fixture> services() {
    return Fixture.all();
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-24")
  void makesNoCallForACreateThatFailedEvenWhereThePolicyWouldFit(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      fixture.putByAStranger(bench.standIn, fixture.updated());

      ScenarioAnswer answer = ScenarioAnswer.to(delete(fixture, "not-created:OrdersPolicy"), bench);

      assertThat(answer.succeededAs("SKIPPED").id()).isEqualTo("not-created:OrdersPolicy");
      assertThat(bench.standIn.calls()).isEmpty();
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "orders-telemetry",
    "orders-OrdersPolicy-1ABCXYZ",
    "not-created:OrdersPolicy",
    "unconfirmed:OrdersPolicy",
    "2026/03/02/[$LATEST]0a1b2c3d",
    "Größe|ü+%7C"
  })
  @Tag("scenario-31")
  void answersWithExactlyTheIdThatItWasGiven(String id) {
    Fixture xray = Fixture.of("xray");
    try (var bench = new Workbench(xray)) {
      ScenarioWrite.DELETE.prepare(bench);
      var wire = new ScenarioWire(bench);
      wire.fault(xray.delete(), new Fault.Denied(), 1);

      ScenarioAnswer first = ScenarioAnswer.to(delete(xray, id), bench);
      ScenarioAnswer second = ScenarioAnswer.to(delete(xray, id), bench);

      assertThat(List.of(first.id(), second.id())).containsOnly(id);
      assertThat(wire.calls(xray.delete()).isEmpty()).isEqualTo(id.startsWith("not-created:"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"ResourceArn\": \"no arn\", \"PolicyDocument\": {}}",
        "{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\"}",
        "{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\", \"PolicyDocument\": \"{\"}",
        "{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\", \"PolicyDocument\": 5}",
        "{\"ResourceArn\": \"arn:aws:dynamodb:eu-central-1:111122223333:table/Orders\", \"OnDelete\": \"Keep\"}",
        "[]"
      })
  @Tag("scenario-32")
  void doesNothingForPropertiesThatDoNotSayWhatToRemove(String properties) {
    Fixture dynamodb = Fixture.of("dynamodb");
    try (var bench = new Workbench(dynamodb)) {
      dynamodb.putByAStranger(bench.standIn, dynamodb.updated());
      Json.Obj delete = dynamodb.event("delete").with("ResourceProperties", Json.parse(properties));

      ScenarioAnswer answer = ScenarioAnswer.to(delete, bench);

      assertThat(answer.succeededAs("SKIPPED").id()).isEqualTo(dynamodb.target());
      assertThat(bench.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  @Tag("scenario-33")
  void makesNoCallForAPolicyThatIsToBeRetained(Fixture fixture) {
    try (var bench = new Workbench(fixture)) {
      ScenarioWrite.DELETE.prepare(bench);
      int calls = bench.standIn.calls().size();
      Json.Obj retain = Workbench.with(fixture.event("delete"), "OnDelete", Json.of("Retain"));

      ScenarioAnswer.to(retain, bench).succeededAs("SKIPPED");

      assertThat(bench.standIn.calls()).hasSize(calls);
      new ScenarioWire(bench).assertHolds(fixture.updated());
    }
  }

  private static Json.Obj delete(Fixture fixture, String id) {
    return fixture.event("delete").with("PhysicalResourceId", Json.of(id));
  }
}
