package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
        "'Principal':'*','Action':'*','Condition':{}"
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
        "'NotPrincipal':{'AWS':'444455556666'},'Action':'*'",
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

    assertThat(Lockout.denies(everybody, ACTION, Optional.empty(), Optional.empty())).isTrue();
    assertThat(Lockout.denies(account, ACTION, Optional.empty(), Optional.of(ROLE))).isFalse();
    assertThat(Lockout.denies(role, ACTION, Optional.of(ACCOUNT), Optional.empty())).isFalse();
  }

  @Test
  void decidesNothingAboutADocumentThatItCannotRead() {
    PolicyDocument unreadable = Documents.observed("{'Statement':'x'}");

    assertThat(Lockout.denies(unreadable, ACTION, Optional.of(ACCOUNT), Optional.of(ROLE)))
        .isFalse();
  }

  /** With a backtracking regular expression, this would not end. */
  @Test
  void matchesAnyNumberOfWildcards() {
    String pattern = "*a".repeat(5_000);
    String action = "a".repeat(4_999);

    assertThat(
            Lockout.denies(
                Documents.of("{'Effect':'Deny','Principal':'*','Action':'" + pattern + "'}"),
                action,
                Optional.empty(),
                Optional.empty()))
        .isFalse();
  }

  private static PolicyDocument deny(String principal) {
    return Documents.of("{'Effect':'Deny','Action':'*','Principal':" + principal + "}");
  }

  private static boolean denies(String... statements) {
    return Lockout.denies(
        Documents.of(statements), ACTION, Optional.of(ACCOUNT), Optional.of(ROLE));
  }
}
