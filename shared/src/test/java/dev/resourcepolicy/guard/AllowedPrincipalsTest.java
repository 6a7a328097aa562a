package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function in 111122223333 that may let in 444455556666 and an organisation. */
final class AllowedPrincipalsTest {
  private static final String LIST = "444455556666, o-a1b2c3d4e5";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':{'AWS':'444455556666'}",
        "'Principal':{'AWS':['111122223333','arn:aws:iam::444455556666:role/path/Reader']}",
        "'Principal':{'AWS':'arn:aws:sts::444455556666:assumed-role/Reader/session'}",
        "'Principal':{'AWS':'arn:aws-cn:iam::444455556666:root'}",
        "'Principal':{'Federated':'arn:aws:iam::444455556666:saml-provider/corporate'}",
        "'Principal':{'Service':'sns.amazonaws.com'}",
        "'Principal':{'Service':'sns.amazonaws.com'},'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}",
        "'Principal':{'Service':'sns.amazonaws.com'},'Condition':{'StringEquals':{'aws:SourceVpc':'vpc-0a1b2c3d'}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':['444455556666','111122223333']}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalServiceName':'sns.amazonaws.com'}}",
        "'Principal':{'AWS':'777788889999'},'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/*'}}",
        "'Principal':{'AWS':'AROAEXAMPLEEXAMPLE'},'Condition':{'StringEquals':{'aws:PrincipalAccount':'444455556666'}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:SourceVpc':'vpc-0a1b2c3d','aws:PrincipalAccount':'444455556666'}}",
        "'NotPrincipal':{'AWS':'444455556666'},'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}"
      })
  void maySeeOneOfThem(String members) {
    assertThat(others(Written.allow(members))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':{'AWS':'777788889999'}",
        "'Principal':{'AWS':['444455556666','arn:aws:iam::777788889999:role/Reader']}",
        "'Principal':{'AWS':'arn:aws:iam::777788889999:role/444455556666'}",
        "'Principal':{'AWS':'AROAEXAMPLEEXAMPLE'}",
        "'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}",
        "'Principal':{'Federated':'arn:aws:iam::777788889999:saml-provider/corporate'}",
        "'Principal':{'Federated':'accounts.google.com'}",
        "'Principal':{'Service':'*'}",
        "'Principal':{'Service':'sns.amazonaws.com'},'Condition':{'StringEquals':{'aws:SourceAccount':'777788889999'}}",
        "'Principal':'*'",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-zzzzzzzzzz'}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalAccount':['444455556666','777788889999']}}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:SourceVpc':'vpc-0a1b2c3d'}}",
        "'Principal':'*','Condition':{'StringLike':{'aws:userid':'AROAEXAMPLEEXAMPLE:*'}}",
        "'Principal':{'Service':'sns.amazonaws.com'},'Condition':{'StringEquals':{'aws:SourceOrgID':'o-zzzzzzzzzz'}}",
        "'NotPrincipal':{'AWS':'444455556666'}",
        "'NotPrincipal':{'AWS':'777788889999'}",
        "'Principal':{'AWS':'444455556666'},'Later':'x'"
      })
  void mustSeeNobodyElse(String members) {
    assertThat(others(Written.allow(members))).hasSize(1);
  }

  @Test
  void maySeeAnybodyDenied() {
    assertThat(others("{'Effect':'Deny','Principal':'*','Action':'*'}")).isEmpty();
  }

  @Test
  void areToldApartByStatementAndPrincipal() {
    assertThat(
            others(
                Written.allow("'Sid':'A','Principal':{'AWS':['444455556666','777788889999']}"),
                Written.allow("'Principal':{'AWS':['777788889999','888899990000']}")))
        .containsExactly(
            "Statement[0] (Sid \"A\") AWS \"777788889999\"",
            "Statement[1] AWS \"777788889999\"",
            "Statement[1] AWS \"888899990000\"");
  }

  @Test
  void areAllWhereNobodyIsNamed() {
    var document = Written.statements(Written.allow("'Principal':{'AWS':'777788889999'}"));

    assertThat(Rails.NONE_GIVEN.principals().others(document, self())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4444", "444455556666,", "arn:aws:iam::444455556666:root", "o-A1b2c3d4e5", "*"})
  void areNobodyWhileTheListCannotBeRead(String list) {
    Rails rails = rails("ALLOWED_PRINCIPALS", list);

    assertThat(rails.mistakes())
        .singleElement()
        .asString()
        .startsWith("the function is set up wrongly: ALLOWED_PRINCIPALS must hold account ids");
  }

  private static List<String> others(String... statements) {
    return rails("ALLOWED_PRINCIPALS", LIST)
        .principals()
        .others(Written.statements(statements), self());
  }

  private static Rails rails(String variable, String value) {
    return Rails.of(name -> Optional.of(value).filter(_ -> name.equals(variable)));
  }

  private static Self self() {
    return new Self(Optional.of("111122223333"), Optional.empty());
  }
}
