package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("scenario-11")
class LockoutTest {
  private static final String ACTION = "dynamodb:PutResourcePolicy";
  private static final String ACCOUNT = "111122223333";
  private static final String ROLE = "arn:aws:iam::111122223333:role/deploy/Functions";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*','Action':'*'",
        "'Principal':{'AWS':'*'},'Action':'dynamodb:*'",
        "'Principal':{'AWS':'111122223333'},'Action':'dynamodb:PutResourcePolicy'",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'DYNAMODB:putresourcepolicy'",
        "'Principal':{'AWS':['444455556666','arn:aws:iam::111122223333:role/deploy/Functions']},'Action':'*'",
        "'Principal':{'Service':'s','AWS':'111122223333'},'Action':['dynamodb:GetItem','dynamodb:Put*']",
        "'Principal':'*','Action':'dynamodb:*Resource?olicy'",
        "'Principal':'*','Action':'d*b:**Policy*'",
        "'Principal':'*','NotAction':'dynamodb:GetItem'",
        "'Principal':'*','NotAction':['dynamodb:Put','PutResourcePolicy']",
        "'Principal':'*','Action':'*','Resource':'*'",
        "'Principal':'*','Action':'*','Resource':['x/index/y','arn:aws:dynamodb:eu-west-1:1:table/T']",
        "'Principal':'*','Action':'*','Condition':{}",
        "'NotPrincipal':{'AWS':'444455556666'},'Action':'*'",
        "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/admin'},'Action':'*'",
        "'NotPrincipal':{'Service':'sns.amazonaws.com'},'Action':'*'",
        "'Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/admin'}}",
        "'Principal':'*','Action':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':['arn:aws:iam::*:role/admin','x']}}",
        "'Principal':'*','Action':'*','Condition':{'StringNotEqualsIfExists':{'AWS:PrincipalAccount':'444455556666'}}",
        "'Principal':'*','Action':'*','Condition':{'StringLike':{'aws:PrincipalArn':'*:role/deploy/*'}}",
        "'Principal':'*','Action':'*','Condition':{'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}"
      })
  void findsADenyOfItsOwnWriter(String statement) {
    assertThat(denies("{'Effect':'Deny'," + statement + "}")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':{'AWS':'444455556666'},'Action':'*'",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:role/Functions'},'Action':'*'",
        "'Principal':{'AWS':'arn:aws:iam::111122223333:role/deploy/functions'},'Action':'*'",
        "'Principal':{'Service':'*'},'Action':'*'",
        "'NotPrincipal':{'AWS':'*'},'Action':'*'",
        "'NotPrincipal':{'AWS':['444455556666','111122223333']},'Action':'*'",
        "'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:role/deploy/Functions'},'Action':'*'",
        "'NotPrincipal':{'AWS':'arn:aws:sts::111122223333:assumed-role/Functions/x'},'Action':'*'",
        "'Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalAccount':'111122223333'}}",
        "'Principal':'*','Action':'*','Condition':{'ArnNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}",
        "'Principal':'*','Action':'*','Condition':{'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}}",
        "'Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalAccount':'444455556666'},"
            + "'Bool':{'aws:SecureTransport':'false'}}",
        "'Principal':{'Service':'s'},'Action':'*'",
        "'Principal':'*','Action':'dynamodb:DeleteResourcePolicy'",
        "'Principal':'*','Action':'dynamodb:PutResourcePolic'",
        "'Principal':'*','Action':'dynamodb:PutResourcePolicy?'",
        "'Principal':'*','Action':'ssm:*'",
        "'Principal':'*','Action':[]",
        "'Principal':'*','NotAction':'dynamodb:Put*'",
        "'Principal':'*','Action':'*','Resource':'arn:aws:dynamodb:eu-west-1:1:table/T/index/*'",
        "'Principal':'*','Action':'*','Resource':'arn:aws:dynamodb:eu-west-1:1:table/T/index/i'"
      })
  void findsNoneWhereAnotherIsDenied(String statement) {
    assertThat(denies("{'Effect':'Deny'," + statement + "}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*','Action':'*','Condition':{'Bool':{'aws:SecureTransport':false}}",
        "'Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
        "'Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalArn':'${aws:x}'}}",
        "'Principal':'*','Action':'*','Condition':{'ForAllValues:StringNotEquals':{'aws:PrincipalArn':'x'}}",
        "'Principal':'*','Action':'*','NotResource':'x'",
        "'Principal':'*','Action':'*','Resource':'arn:aws:dynamodb:eu-west-1:1:table/T*'",
        "'Principal':'*','Action':'*','Later':'x'",
        "'Principal':'*','Action':['*',5]",
        "'Principal':'*'"
      })
  void leavesToTheServiceWhatItCannotDecide(String statement) {
    assertThat(denies("{'Effect':'Deny'," + statement + "}")).isFalse();
  }

  @Test
  void findsTheOneStatementAmongSeveral() {
    assertThat(
            denies(
                "{'Effect':'Allow','Principal':'*','Action':'*'}",
                "{'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'dynamodb:*'}"))
        .isTrue();
  }

  @Test
  void takesAnAllowForNoDeny() {
    assertThat(denies("{'Effect':'Allow','Principal':'*','Action':'*'}")).isFalse();
    assertThat(denies()).isFalse();
  }

  @Test
  void decidesNothingForACallerThatIsNotKnown() {
    PolicyDocument everybody = deny("'*'");
    PolicyDocument account = deny("{'AWS':'111122223333'}");
    PolicyDocument role = deny("{'AWS':'" + ROLE + "'}");

    assertThat(denies(everybody, Optional.empty(), Optional.empty())).isTrue();
    assertThat(denies(account, Optional.empty(), Optional.of(ROLE))).isFalse();
    assertThat(denies(role, Optional.of(ACCOUNT), Optional.empty())).isFalse();
  }

  @Test
  void decidesNothingAboutADocumentThatItCannotRead() {
    PolicyDocument unreadable = Written.document("{'Statement':'x'}");

    assertThat(denies(unreadable, Optional.of(ACCOUNT), Optional.of(ROLE))).isFalse();
  }

  /** With a backtracking regular expression, this would not end. */
  @Test
  void matchesAnyNumberOfWildcards() {
    String pattern = "*a".repeat(5_000);
    var lockout = new Lockout(List.of("a".repeat(4_999)), Optional.empty());

    assertThat(
            lockout.denied(
                Written.statements("{'Effect':'Deny','Principal':'*','Action':'" + pattern + "'}"),
                new Self(Optional.empty(), Optional.empty())))
        .isEmpty();
  }

  @Test
  void namesEveryActionThatIsDenied() {
    var lockout = new Lockout(List.of("ssm:Get", "ssm:Put", "ssm:Delete"), Optional.empty());
    PolicyDocument document =
        Written.statements(
            "{'Effect':'Deny','Principal':'*','Action':'ssm:get'}",
            "{'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'ssm:del*'}");

    assertThat(lockout.denied(document, new Self(Optional.of(ACCOUNT), Optional.empty())))
        .containsExactly("ssm:Get", "ssm:Delete");
  }

  private static PolicyDocument deny(String principal) {
    return Written.statements("{'Effect':'Deny','Action':'*','Principal':" + principal + "}");
  }

  private static boolean denies(String... statements) {
    return denies(Written.statements(statements), Optional.of(ACCOUNT), Optional.of(ROLE));
  }

  private static boolean denies(
      PolicyDocument document, Optional<String> account, Optional<String> role) {
    var lockout = new Lockout(List.of(ACTION), Optional.empty());
    return !lockout.denied(document, new Self(account, role)).isEmpty();
  }
}
