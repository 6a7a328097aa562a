package dev.resourcepolicy.lambda;

import static dev.resourcepolicy.intent.Orders.TABLE;
import static dev.resourcepolicy.intent.Orders.properties;
import static dev.resourcepolicy.intent.Orders.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcepolicy.event.Event;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.intent.Intents;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.intent.Own;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyFailure;
import dev.resourcepolicy.reconcile.Intent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner may not ask for, or not everywhere. */
final class OwnershipProblemsTest {
  private final Intents intents = new Intents(Orders.PROFILE, Orders.OWN, SecondOpinion.NONE);
  private final Intents rigid = new Intents(Orders.RIGID, Orders.OWN, SecondOpinion.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OnDelete | \"Force\" | OnDelete must be Remove or Retain with Ownership Statements",
        "OnDelete | \"Restore\" | OnDelete must be Remove or Retain with Ownership Statements",
        "OnDelete | \"Restore\" | OnDelete Restore needs the memory",
        "OnOutOfBandChange | \"Report\" | OnOutOfBandChange needs the memory, which this function",
        "OnRecreate | \"Apply\" | OnRecreate needs the memory",
        "Ownership | \"All\" | Ownership must be one of Document, Statements",
        "PolicyDocument | {\"Statement\": [{~Sid~: ~A~, x}, {x}]} | Statement[1].Sid is missing: with",
        "PolicyDocument | {\"Statement\": {x}} | PolicyDocument.Statement[0].Sid is missing",
        "PolicyDocument | {\"Statement\": [{~Sid~: ~A~, x}, {~Sid~: ~A~, x}]}"
            + "| PolicyDocument.Statement[1].Sid \"A\" is there twice",
        "PolicyDocument | {\"Id\": \"orders\", \"Statement\": {~Sid~: ~A~, x}}"
            + "| PolicyDocument must hold Version and Statement only",
      })
  void mayNotAskForThis(String property, String value, String problem) {
    String json =
        value
            .replace('~', '"')
            .replace("\"Statement\"", "\"Version\": \"2012-10-17\", \"Statement\"")
            .replace(
                "x",
                "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"444455556666\"}, \"Action\": \"dynamodb:GetItem\","
                    + " \"Resource\": \"*\"");
    Json.Obj values = shared("A").with(property, Json.parse(json));

    assertThatThrownBy(() -> intents.of(request("Create", Optional.empty(), values)))
        .isInstanceOf(PolicyFailure.class)
        .hasMessageContaining("no call was made")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OnDelete", "OnOutOfBandChange", "OnRecreate"})
  void mayAskForMoreWhereThereIsAMemory(String property) {
    var own =
        new Own(
            Orders.OWN.account(), Orders.OWN.region(), Orders.OWN.role(), true, Orders.OWN.rails());
    String value =
        switch (property) {
          case "OnDelete" -> "Restore";
          case "OnRecreate" -> "Apply";
          default -> "Report";
        };
    Json.Obj values = properties("A").with(property, Json.of(value));

    Intents.Requested requested =
        new Intents(Orders.PROFILE, own, SecondOpinion.NONE)
            .of(request("Create", Optional.empty(), values));

    assertThat(requested.intent()).isInstanceOf(Intent.Apply.class);
  }

  @Test
  void needsNoSidForAWholeDocument() {
    String document = Orders.document("A").text().replace("\"Sid\":\"A\",", "");
    Json.Obj values = properties("A").with("PolicyDocument", Json.parse(document));

    assertThat(intents.of(request("Create", Optional.empty(), values)).intent())
        .isInstanceOf(Intent.Apply.class);
  }

  @Test
  void cannotShareWhereStatementsCannotBeTakenOut() {
    assertThatThrownBy(() -> rigid.of(request("Create", Optional.empty(), shared("A"))))
        .hasMessageContaining("Ownership must be Document: this service takes whole documents");
    assertThatThrownBy(() -> rigid.of(new Event.Requested(Event.Action.REMOVE, "id", shared("A"))))
        .hasMessageContaining("Ownership must be Document: this service takes whole documents");
    assertThat(rigid.of(request("Delete", Optional.of(TABLE), shared("A"))).intent())
        .isInstanceOfSatisfying(
            Intent.Nothing.class,
            nothing -> assertThat(nothing.reason()).startsWith("Nothing was removed."));
  }

  private static Json.Obj shared(String sid) {
    return properties(sid).with("Ownership", Json.of("Statements"));
  }
}
