package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicAccessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':'*'",
        "'Principal':{'AWS':'*'}",
        "'Principal':{'AWS':['444455556666','*']}",
        "'Principal':{'AWS':'arn:aws:iam::*:root'}",
        "'Principal':{'AWS':'arn:aws:iam::444455556666:role/*'}",
        "'Principal':{'AWS':'44445555666?'}",
        "'Principal':{'AWS':'${aws:PrincipalArn}'}",
        "'Principal':{'AWS':'444455556666','Service':'*'}",
        "'Principal':{'Service':'*.amazonaws.com'}",
        "'Principal':{'CanonicalUser':'*'}",
        "'Principal':{'Federated':'*'}",
        "'Principal':{'Federated':'accounts.google.com'}",
        "'Principal':{'Federated':'cognito-identity.amazonaws.com'}",
        "'Principal':{'AWS':[]}",
        "'NotPrincipal':{'AWS':'444455556666'}",
        "'Principal':{'Everyone':'me'}",
        "'Principal':{'aws':'444455556666'}",
        "'Principal':{'AWS':'444455556666'},'principal':'*'",
        "'Principal':{'AWS':'444455556666'},'Later':'x'",
        "'Principal':{'AWS':'444455556666'},'Condition':{'StringEquals':{'a':'1','A':'2'}}"
      })
  void isAnAllowThatMayBeForAnybody(String members) {
    assertThat(openings(Written.allow(members))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Principal':{'AWS':'444455556666'}",
        "'Principal':{'AWS':['444455556666','arn:aws:iam::777788889999:role/path/Reader']}",
        "'Principal':{'AWS':'arn:aws:sts::444455556666:assumed-role/Reader/session'}",
        "'Principal':{'AWS':'AROAEXAMPLEEXAMPLE'}",
        "'Principal':{'Service':'sns.amazonaws.com'}",
        "'Principal':{'CanonicalUser':'79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}",
        "'Principal':{'Federated':'arn:aws:iam::444455556666:saml-provider/corporate'}",
        "'Principal':'*','Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}}",
        "'NotPrincipal':{'AWS':'444455556666'},"
            + "'Condition':{'StringEquals':{'aws:PrincipalAccount':'777788889999'}}"
      })
  void isNotAnAllowForSomebody(String members) {
    assertThat(openings(Written.allow(members))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Deny','Principal':'*','Action':'*'}",
        "{'Effect':'Deny','NotPrincipal':{'AWS':'444455556666'},'Action':'*'}"
      })
  void isNotADeny(String statement) {
    assertThat(openings(statement)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Effect':'Deny','effect':'Allow','Principal':'*','Action':'*'}",
        "{'Effect':'deny','Principal':'*','Action':'*'}",
        "{'Principal':'*','Action':'*'}"
      })
  void isWhatOnlyLooksLikeADeny(String statement) {
    assertThat(openings(statement)).hasSize(1);
  }

  @Test
  void isFoundInEachStatementWithItsNameAndItsPrincipal() {
    assertThat(
            openings(
                Written.allow("'Sid':'Reader','Principal':{'AWS':'444455556666'}"),
                Written.allow("'Sid':'Open','Principal':'*'"),
                Written.allow("'NotPrincipal':{'AWS':'444455556666'}"),
                Written.allow("'Principal':{'AWS':'444455556666'},'Later':'x'"),
                Written.allow("'Principal':{'AWS':[]}")))
        .containsExactly(
            "Statement[1] (Sid \"Open\") by Principal AWS \"*\"",
            "Statement[2] by NotPrincipal, which lets in everybody else",
            "Statement[3] by an element that is not understood",
            "Statement[4] by its lack of a Principal");
  }

  @Test
  void isFoundInAStatementThatIsNotInAList() {
    var document =
        Written.document(
            "{'Version':'2012-10-17','Statement':" + Written.allow("'Principal':'*'") + "}");

    assertThat(PublicAccess.openings(document)).containsExactly("Statement by Principal AWS \"*\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'Version':'2012-10-17','Statement':[],'statement':{'Effect':'Allow','Principal':'*'}}",
        "{'Version':'2012-10-17'}",
        "no JSON"
      })
  void cannotBeRuledOutInADocumentThatIsNotUnderstood(String text) {
    assertThat(PublicAccess.openings(Written.document(text)))
        .containsExactly("it holds more than Version, Id and Statement, or cannot be read");
  }

  private static List<String> openings(String... statements) {
    return PublicAccess.openings(Written.statements(statements));
  }
}
