package dev.resourcepolicy.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntrinsicsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Name                                   | orders",
        "{ Ref: Name }                               | orders",
        "!Ref AWS::Region                            | eu-central-1",
        "!Ref Queue                                  | Queue",
        "!GetAtt Queue.Arn                           | arn:aws:sqs:eu-central-1:111122223333:Queue",
        "{ Fn::GetAtt: [FRole, Arn] }                | arn:aws:iam::111122223333:role/FRole",
        "!GetAtt OrdersTable.Arn                     | arn:aws:dynamodb:eu-central-1:111122223333:table/Orders",
        "!Sub 'https://x.${AWS::Region}.${AWS::URLSuffix}' | https://x.eu-central-1.amazonaws.com",
        "!Sub 'a ${Name} ${F.Arn} ${!Name}'          | a orders arn:aws:lambda:eu-central-1:111122223333:function:F ${Name}",
        "!Sub ['${a}-${Name}', { a: !Ref Name }]     | orders-orders",
        "!Join [':', [a, !Ref Name, 1]]              | a:orders:1",
        "!Select [1, !Ref Names]                     | b",
        "!Select [0, !Split ['-', 'x-y']]            | x",
        "!If [Both, yes, no]                         | yes",
        "!If [Either, yes, !GetAtt Not.There]        | yes",
        "!If [Neither, !GetAtt Not.There, no]        | no",
        "!If [Neither, x, !Ref AWS::NoValue]         | ",
      })
  void givesWhatCloudFormationWould(String value, String expected) {
    assertThat(environment(value).getOrDefault("VALUE", ""))
        .isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Nobody                 | There is no parameter or resource Nobody.",
        "!Ref Unset                  | The parameter Unset has no value.",
        "!GetAtt Queue.QueueName     | !GetAtt Queue.QueueName has no value on a laptop.",
        "!ImportValue other          | Fn::ImportValue is not known on a laptop.",
        "!If [Nobody, a, b]          | There is no condition Nobody.",
        "!Join [a]                   | [\"a\"] is no list of 2.",
        "!Ref Names                  | [\"a\",\"b\"] is no text.",
      })
  void saysWhatIsWrong(String value, String message) {
    assertThatThrownBy(() -> environment(value))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }

  private static Map<String, String> environment(String value) {
    String template =
        """
        Parameters:
          Name: { Type: String, Default: orders }
          Names: { Type: CommaDelimitedList, Default: "a, b" }
          Unset: { Type: String }
        Conditions:
          IsOrders: !Equals [!Ref Name, orders]
          IsEmpty: !Equals [!Ref Name, ""]
          Both: !And [!Condition IsOrders, !Not [!Condition IsEmpty]]
          Either: !Or [!Condition IsEmpty, { Condition: IsOrders }]
          Neither: !Not [!Condition Either]
        Resources:
          Queue: { Type: AWS::SQS::Queue }
          OrdersTable: { Type: AWS::DynamoDB::Table }
          F:
            Type: AWS::Serverless::Function
            Properties:
              Environment:
                Variables:
                  VALUE: %s
        """
            .formatted(value);
    return Template.read(
            template, new Deployment("111122223333", "eu-central-1", "stack", Map.of()))
        .functions()
        .getFirst()
        .environment();
  }
}
