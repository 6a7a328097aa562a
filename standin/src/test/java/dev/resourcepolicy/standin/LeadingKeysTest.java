package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role that is limited to one partition of a table. */
final class LeadingKeysTest {
  private final Sessions sessions = new Sessions();

  @BeforeEach
  void limit() {
    sessions.authorize(
        """
        {'Effect':'Allow','Action':'dynamodb:*',
         'Resource':'arn:aws:dynamodb:eu-central-1:111122223333:table/Memory',
         'Condition':{'ForAllValues:StringEquals':{'dynamodb:LeadingKeys':['ssm']}}}""");
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({"ssm, 200", "xray, 400"})
  void limitsItemsToThePartition(String partition, int status) {
    assertThat(
            sessions
                .call(
                    "dynamodb",
                    "PutItem",
                    "{'TableName':'Memory','Item':{'service':{'S':'%s'},'entry':{'S':'ssm'}}}"
                        .formatted(partition))
                .status())
        .isEqualTo(status);
    assertThat(
            sessions
                .call(
                    "dynamodb",
                    "GetItem",
                    "{'TableName':'Memory','Key':{'service':{'S':'%s'},'entry':{'S':'ssm'}}}"
                        .formatted(partition))
                .status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({
    "service = :s,                                ssm,  200",
    "service = :s,                                xray, 400",
    "#s = :s,                                     ssm,  200",
    "#s = :s,                                     xray, 400",
    "'begins_with(entry, :e) AND #s=:s',          xray, 400",
    "'entry = :e AND service = :s',               xray, 400",
    "'entry = :e AND service = :s',               ssm,  200"
  })
  void limitsQueriesToThePartition(String condition, String partition, int status) {
    String names = condition.contains("#s") ? ",'ExpressionAttributeNames':{'#s':'service'}" : "";
    String entry = condition.contains(":e") ? ",':e':{'S':'ssm'}" : "";

    var query =
        sessions.call(
            "dynamodb",
            "Query",
            "{'TableName':'Memory','KeyConditionExpression':'%s'%s,'ExpressionAttributeValues':{':s':{'S':'%s'}%s}}"
                .formatted(condition, names, partition, entry));

    assertThat(query.status()).as(query.message()).isEqualTo(status);
    assertThat(query.code()).isEqualTo(status == 200 ? "" : "AccessDeniedException");
  }

  @Test
  @Tag("documented") // a condition on all values holds where there is none
  void limitsNoScan() {
    assertThat(sessions.call("dynamodb", "Scan", "{'TableName':'Memory'}").status()).isEqualTo(200);
  }

  @Test
  void failsWhereItDoesNotFindTheKeys() {
    assertThat(sessions.raw("dynamodb", "BatchWriteItem", "{'TableName':'Memory'}"))
        .contains("The stand-in failed", "does not find the leading keys");
  }
}
