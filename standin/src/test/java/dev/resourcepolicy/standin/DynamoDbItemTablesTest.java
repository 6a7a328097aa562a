package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Which items there are: those of tables, as long as these are there. */
final class DynamoDbItemTablesTest {
  private final Items items = new Items();

  @AfterEach
  void close() {
    items.close();
  }

  @Test
  void doesNotKnowATableThatNobodyCreated() {
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> items.dynamoDb.getItem(r -> r.tableName("Other").key(Items.KEY)));
  }

  @Test
  void findsATableThatIsCreatedLater() {
    items.put();
    items.wired.standIn.answer("dynamodb", "CreateTable", Table.definition("Later"));

    items.dynamoDb.putItem(
        r -> r.tableName("Later").item(Map.of("id", AttributeValue.fromS("one"))));

    assertThat(items.dynamoDb.scan(r -> r.tableName("Later")).count()).isEqualTo(1);
  }

  @Test
  void losesItsItemsWithTheTable() {
    items.put();
    items.wired.pass(1500);
    items.wired.standIn.answer("dynamodb", "DeleteTable", Items.named("Memory"));
    items.wired.pass(1500);
    assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(items::read);

    items.wired.standIn.answer("dynamodb", "CreateTable", Table.definition("Memory"));

    assertThat(items.dynamoDb.scan(r -> r.tableName("Memory")).items()).isEmpty();
  }

  @Test
  void showsEveryCallerTheSameItemsButOnlyInTheirRegion() {
    items.put();
    try (DynamoDbClient other = Items.client(items.wired, Region.EU_CENTRAL_1, "role.Reader");
        DynamoDbClient elsewhere = Items.client(items.wired, Region.US_EAST_1, "id")) {
      assertThat(other.getItem(r -> r.tableName("Memory").key(Items.KEY)).item())
          .isEqualTo(Items.ITEM);
      assertThatExceptionOfType(ResourceNotFoundException.class)
          .isThrownBy(() -> elsewhere.getItem(r -> r.tableName("Memory").key(Items.KEY)));
    }
  }

  @Test
  void keepsTheItemsOfTwoStandInsApart() {
    items.put();
    try (Wired other = new Wired();
        DynamoDbClient elsewhere = Items.client(other, Region.EU_CENTRAL_1, "id")) {
      other.standIn.seed();

      assertThat(elsewhere.scan(r -> r.tableName("Memory")).items()).isEmpty();
      assertThat(items.dynamoDb.scan(r -> r.tableName("Memory")).items())
          .containsExactly(Items.ITEM);
    }
  }
}
