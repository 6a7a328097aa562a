package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
  private static final PolicyDocument OPEN =
      Written.statements(Written.allow("'Sid':'Open','Principal':'*'"));
  private static final PolicyDocument LOCKED =
      Written.statements("{'Effect':'Deny','Principal':'*','Action':'dynamodb:*'}");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, 'deploy this function with AllowPublicAccess true, and set AcknowledgePublicAccess to true'",
        "false, true, 'deploy this function with AllowPublicAccess true, and set AcknowledgePublicAccess'",
        "true, -, 'if everybody is meant, set AcknowledgePublicAccess to true'",
        "true, false, 'if everybody is meant, set AcknowledgePublicAccess to true'"
      })
  void letsInEverybodyOnlyWhereTheDeploymentAndTheRequestSaySo(
      @Nullable String permitted, @Nullable String acknowledged, String remedy) {
    assertThat(problems(permitted, acknowledged, OPEN))
        .singleElement()
        .asString()
        .startsWith("PolicyDocument lets everybody in: Statement[0] (Sid \"Open\") by Principal")
        .contains(remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'true'", "true"})
  void letsInEverybodyWhereBothSaySo(String acknowledged) {
    Json.Obj properties = Written.json("{'AcknowledgePublicAccess':" + acknowledged + "}");

    assertThat(guard(Map.of("ALLOW_PUBLIC_ACCESS", "true")).problems(properties, OPEN)).isEmpty();
  }

  @Test
  void letsInNobodyWhoCannotTellWhatItMayDo() {
    PolicyDocument closed = Written.statements(Written.allow("'Principal':{'AWS':'444455556666'}"));

    assertThat(problems("yes", "-", closed))
        .containsExactly(
            "the function is set up wrongly: ALLOW_PUBLIC_ACCESS must be true or false, and is \"yes\"");
  }

  @Test
  void refusesToBeLockedOutUnlessTheRequestAcceptsIt() {
    assertThat(problems("false", null, LOCKED))
        .containsExactly(
            "PolicyDocument denies this function dynamodb:GetResourcePolicy, dynamodb:PutResourcePolicy, so nobody"
                + " could change the policy through it again (set Confirm to true if that is meant)");
    assertThat(guard(Map.of()).problems(Written.json("{'Confirm':'true'}"), LOCKED)).isEmpty();
    assertThat(guard(Map.of()).problems(Written.json("{'Confirm':'false'}"), LOCKED)).hasSize(1);
  }

  @Test
  void letsInNobodyWhomTheDeploymentDoesNotName() {
    PolicyDocument document =
        Written.statements(
            Written.allow("'Principal':{'AWS':'444455556666'}"),
            Written.allow("'Sid':'Other','Principal':{'AWS':'777788889999'}"));

    assertThat(
            guard(Map.of("ALLOWED_PRINCIPALS", "444455556666")).problems(Json.Obj.of(), document))
        .singleElement()
        .asString()
        .startsWith(
            "PolicyDocument lets in others than AllowedPrincipals names: Statement[1] (Sid \"Other\") AWS"
                + " \"777788889999\" (leave them out");
  }

  @Test
  void knowsNoWayRoundALockoutWhereTheServiceHasNone() {
    var lockout = new Lockout(List.of("ssm:PutResourcePolicy"), Optional.empty());
    var guard = new Guard(Rails.NONE_GIVEN, lockout, new Self(Optional.empty(), Optional.empty()));
    PolicyDocument document =
        Written.statements("{'Effect':'Deny','Principal':'*','Action':'ssm:Put*'}");

    assertThat(guard.problems(Written.json("{'Confirm':true}"), document))
        .containsExactly(
            "PolicyDocument denies this function ssm:PutResourcePolicy, so nobody could change the policy through it"
                + " again");
  }

  private static List<String> problems(
      @Nullable String permitted, @Nullable String acknowledged, PolicyDocument document) {
    Map<String, String> environment =
        permitted == null ? Map.of() : Map.of("ALLOW_PUBLIC_ACCESS", permitted);
    Json.Obj properties =
        acknowledged == null
            ? Json.Obj.of()
            : Json.Obj.of("AcknowledgePublicAccess", Json.of(acknowledged));
    return guard(environment).problems(properties, document);
  }

  private static Guard guard(Map<String, String> environment) {
    var lockout =
        new Lockout(
            List.of("dynamodb:GetResourcePolicy", "dynamodb:PutResourcePolicy"),
            Optional.of("Confirm"));
    return new Guard(
        Rails.of(name -> Optional.ofNullable(environment.get(name))),
        lockout,
        new Self(Optional.of("111122223333"), Optional.empty()));
  }
}
