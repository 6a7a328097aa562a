package dev.resourcepolicy.intent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.event.Properties;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("scenario-13")
final class ArnGrammarTest {
  private static final ArnGrammar TABLES =
      new ArnGrammar("dynamodb", "table/[\\w.-]{3,255}(/stream/[\\w:.-]+)?", "EXAMPLE");

  @ParameterizedTest
  @CsvSource({
    "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders, eu-central-1",
    "arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/stream/2026-01-01T00:00:00.000, eu-west-1",
    "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/Orders, cn-north-1",
    "arn:aws-us-gov:dynamodb:us-gov-west-1:111122223333:table/Orders, us-gov-west-1",
    "arn:aws-later:dynamodb:later-1:111122223333:table/Orders, later-1"
  })
  void readsTheTarget(String arn, String region) {
    var properties = of(arn);

    assertThat(TABLES.target(properties, "ResourceArn"))
        .contains(new Target(arn, Optional.of("111122223333"), Optional.of(region)));
    assertThat(properties.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Orders                                                     | that is no ARN
          table/Orders                                               | that is no ARN
          arn:aws:dynamodb:eu-central-1                              | that is no ARN
          arn:aws:dynamodb:eu-central-1:${AWS::AccountId}:table/Orders | a variable in it was not resolved, which takes Fn::Sub
          arn:aws:s3:::orders                                        | that is an ARN of another service
          arn:aws:dynamodb::111122223333:table/Orders                | its Region is missing
          arn:aws:dynamodb:eu-central-1:12345678901:table/Orders     | its account id has fewer than 12 digits, as a number does that lost its leading zero
          arn:aws:dynamodb:eu-central-1:orders:table/Orders          | its account id does not have 12 digits
          arn:aws:dynamodb:eu-central-1:111122223333:table/Orders/index/ByDate | the policy that it falls under is that of table/Orders
          arn:aws:dynamodb:eu-central-1:111122223333:backup/Orders   | its last part names something else
          """)
  void saysWhatIsWrongWithAnotherText(String text, String mistake) {
    var properties = of(text);

    assertThat(TABLES.target(properties, "ResourceArn")).isEmpty();
    assertThat(properties.problems())
        .containsExactly(
            "ResourceArn must be like EXAMPLE, and is \"%s\": %s".formatted(text, mistake));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:dynamodb:cn-north-1:111122223333:table/Orders",
        "arn:aws:dynamodb:us-gov-west-1:111122223333:table/Orders",
        "arn:aws-iso:dynamodb:cn-north-1:111122223333:table/Orders",
        "arn:aws-cn:dynamodb:eu-central-1:111122223333:table/Orders",
        "arn:aws-us-gov:dynamodb:eu-central-1:111122223333:table/Orders"
      })
  void refusesARegionOfAnotherPartition(String arn) {
    var properties = of(arn);

    TABLES.target(properties, "ResourceArn");

    assertThat(properties.problems()).singleElement().asString().contains("has no Region");
  }

  @Test
  void saysThatItIsMissing() {
    var properties = new Properties(Json.Obj.of());

    assertThat(TABLES.target(properties, "ResourceArn")).isEmpty();
    assertThat(properties.problems()).isEqualTo(List.of("ResourceArn is missing"));
  }

  private static Properties of(String arn) {
    return new Properties(Json.Obj.of("ResourceArn", Json.of(arn)));
  }
}
