package dev.resourcepolicy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single quotes stand for double quotes. */
@Tag("scenario-11")
final class LockoutTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/function";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Effect':'Deny','Principal':'*','Action':'dynamodb:PutResourcePolicy'",
        "'Effect':'Deny','Principal':{'AWS':'*'},'Action':'dynamodb:*'",
        "'Effect':'Deny','Principal':{'AWS':'111122223333'},'Action':'*'",
        "'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Action':'dynamodb:Put*'",
        "'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::111122223333:role/function'},'Action':['x:y','DYNAMODB:putresourcepolicy']",
        "'Effect':'Deny','Principal':'*','NotAction':'dynamodb:GetItem'",
      })
  void seesThatTheWriterIsDenied(String elements) {
    assertThat(denies(elements)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Effect':'Allow','Principal':'*','Action':'dynamodb:PutResourcePolicy'",
        "'Effect':'Deny','Principal':'*','Action':'dynamodb:DeleteResourcePolicy'",
        "'Effect':'Deny','Principal':{'AWS':'444455556666'},'Action':'*'",
        "'Effect':'Deny','Principal':{'AWS':'arn:aws:iam::111122223333:role/other'},'Action':'*'",
        "'Effect':'Deny','Principal':{'Service':'*'},'Action':'*'",
        "'Effect':'Deny','Principal':'*','Action':'*','Condition':{'StringNotEquals':{'aws:PrincipalArn':'x'}}",
        "'Effect':'Deny','NotPrincipal':{'AWS':'444455556666'},'Action':'*'",
        "'Effect':'Deny','Principal':'*','NotAction':'dynamodb:Put*'",
      })
  void leavesTheRestToTheService(String elements) {
    assertThat(denies(elements)).isFalse();
  }

  private static boolean denies(String elements) {
    var document =
        PolicyDocument.observed(
            "{'Version':'2012-10-17','Statement':{%s,'Resource':'*'}}"
                .formatted(elements)
                .replace('\'', '"'));
    return Lockout.denies(
        document, "dynamodb:PutResourcePolicy", Optional.of("111122223333"), Optional.of(ROLE));
  }
}
