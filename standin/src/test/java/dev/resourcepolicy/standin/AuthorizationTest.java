package dev.resourcepolicy.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role's statements let its sessions do. */
final class AuthorizationTest {
  private static final String ORDERS = "arn:aws:dynamodb:eu-central-1:111122223333:table/Orders";
  private static final String READ_ORDERS = "{'ResourceArn':'%s'}".formatted(ORDERS);
  private static final String ALLOW_ALL = "{'Effect':'Allow','Action':'*','Resource':'*'}";

  private final Sessions sessions = new Sessions();

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void letsARoleWithoutPoliciesDoAnything() {
    var read = sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS);

    assertThat(read.code()).isEqualTo("PolicyNotFoundException");
    assertThat(sessions.permitted()).isEmpty();
  }

  @Test
  @Tag("documented") // the message: IAM User Guide, access denied error messages
  void deniesWhatNoStatementAllows() {
    sessions.authorize("{'Effect':'Allow','Action':'dynamodb:PutItem','Resource':'*'}");

    var read = sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS);

    assertThat(read.code()).isEqualTo("AccessDeniedException");
    assertThat(read.message())
        .isEqualTo(
            "User: %s is not authorized to perform: dynamodb:GetResourcePolicy on resource: %s because no identity-based policy allows the dynamodb:GetResourcePolicy action",
            Sessions.USER, ORDERS);
    assertThat(sessions.permitted()).isEmpty();
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({
    "dynamodb:GetResourcePolicy, ORDERS",
    "dynamodb:getresourcepolicy, ORDERS",
    "dynamodb:Get*,              ORDERS",
    "dynamodb:?etResourcePolicy, *",
    "*,                          arn:aws:dynamodb:*:*:table/Ord*",
    "dynamodb:*,                 arn:*:dynamodb:eu-central-1:111122223333:*"
  })
  void allowsWhatAStatementNames(String action, String resource) {
    sessions.authorize(allow(action, resource));

    assertThat(sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS).code())
        .isEqualTo("PolicyNotFoundException");
    assertThat(sessions.permitted()).containsExactly("Reader dynamodb:GetResourcePolicy " + ORDERS);
  }

  @ParameterizedTest
  @Tag("documented")
  @CsvSource({
    "dynamodb:GetResource,       ORDERS",
    "ssm:GetResourcePolicy,      *",
    "dynamodb:GetResourcePolicy, ORDERS/stream/*",
    "dynamodb:GetResourcePolicy, arn:aws:dynamodb:eu-central-1:111122223333:table/orders",
    "dynamodb:GetResourcePolicy, arn:aws:dynamodb:eu-west-1:111122223333:table/Orders",
    "dynamodb:GetResourcePolicy, arn:aws:*:table/Orders"
  })
  void allowsNothingThatAStatementMisses(String action, String resource) {
    sessions.authorize(allow(action, resource));

    assertThat(sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS).code())
        .isEqualTo("AccessDeniedException");
  }

  @Test
  @Tag("documented")
  void deniesWhatAnyStatementDenies() {
    sessions.authorize(
        ALLOW_ALL,
        "{'Effect':'Deny','Action':['dynamodb:GetResourcePolicy'],'Resource':['%s']}"
            .formatted(ORDERS));

    var read = sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS);

    assertThat(read.message())
        .endsWith(ORDERS + " with an explicit deny in an identity-based policy");
  }

  @ParameterizedTest
  @CsvSource({
    "acm-pca, GetPolicy, 'ResourceArn', acm-pca:GetPolicy",
    "acm-pca, DescribeCertificateAuthority, 'CertificateAuthorityArn', acm-pca:DescribeCertificateAuthority",
    "ssm, GetResourcePolicies, 'ResourceArn', ssm:GetResourcePolicies"
  })
  void takesTheResourceFromTheCall(String service, String operation, String member, String action) {
    String arn = "arn:aws:%s:eu-central-1:111122223333:thing/1".formatted(service);
    sessions.authorize(allow(action, arn));

    var allowed = sessions.call(service, operation, "{'%s':'%s'}".formatted(member, arn));
    var denied = sessions.call(service, operation, "{'%s':'%s2'}".formatted(member, arn));

    assertThat(allowed.code()).isNotEqualTo("AccessDeniedException");
    assertThat(denied.code()).isEqualTo("AccessDeniedException");
    assertThat(denied.message()).contains("perform: " + action + " on resource: " + arn + "2 ");
  }

  @Test
  void knowsAWorkspaceByItsArn() {
    sessions.authorize(
        allow(
            "aps:DescribeResourcePolicy",
            "arn:aws:aps:eu-central-1:111122223333:workspace/ws-one*"));

    assertThat(sessions.describePolicyOfWorkspace("ws-one1").code())
        .isEqualTo("ResourceNotFoundException");
    var denied = sessions.describePolicyOfWorkspace("ws-two");
    assertThat(denied.status()).isEqualTo(403);
    assertThat(denied.message()).contains("aps:DescribeResourcePolicy", "workspace/ws-two");
  }

  @Test
  void asksForEachBusOfACall() {
    sessions.authorize(
        allow("events:PutEvents", "arn:aws:events:eu-central-1:111122223333:event-bus/default"));

    assertThat(put("{},{'EventBusName':'default'}").status()).isEqualTo(200);
    assertThat(put("{},{'EventBusName':'other'}").message()).contains("event-bus/other");
  }

  @Test
  @Tag("observed") // by users of DynamoDB; assumed for the other services
  void refusesASignatureForAnotherService() {
    sessions.authorize(ALLOW_ALL);

    var read = sessions.call("dynamodb", "GetResourcePolicy", "ssm", READ_ORDERS);

    assertThat(read.code()).isEqualTo("InvalidSignatureException");
    assertThat(read.message()).contains("'dynamodb'");
  }

  @Test
  void seesADenialBeforeAnyFault() {
    sessions.authorize(allow("ssm:*", "*"));
    sessions.wired.standIn.faults().add("dynamodb", "GetResourcePolicy", new Fault.Throttle(), 1);

    assertThat(sessions.call("dynamodb", "GetResourcePolicy", READ_ORDERS).code())
        .isEqualTo("AccessDeniedException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Maybe','Action':'*','Resource':'*'}",
        "{'Effect':'Allow','NotAction':'ssm:*','Resource':'*'}",
        "{'Effect':'Allow','Action':'*','NotResource':'*'}",
        "{'Effect':'Allow','Action':'*'}",
        "{'Effect':'Allow','Action':[],'Resource':'*'}",
        "{'Effect':'Allow','Action':['*',1],'Resource':'*'}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':'none'}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'dynamodb:LeadingKeys':'a'}}}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ForAllValues:StringNotEquals':{'dynamodb:LeadingKeys':'a'}}}",
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}}}"
      })
  void takesNoStatementThatItDoesNotUnderstand(String statement) {
    assertThatIllegalArgumentException().isThrownBy(() -> sessions.authorize(statement));
  }

  private Wired.Response put(String entries) {
    return sessions.call("eventbridge", "PutEvents", "{'Entries':[%s]}".formatted(entries));
  }

  private static String allow(String action, String resource) {
    return "{'Effect':'Allow','Action':'%s','Resource':'%s'}"
        .formatted(action, resource.replace("ORDERS", ORDERS));
  }
}
