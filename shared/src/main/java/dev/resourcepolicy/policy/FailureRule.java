package dev.resourcepolicy.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error of a service means to us. Errors are told apart by their code, and by their message
 * where a service uses one code for several things; never by the SDK's exception class, which is
 * the same for all that a model leaves out.
 *
 * @param code the service's error code
 * @param message found somewhere in the message
 * @param kind what can be done next
 * @param remedy what the user can do, as a sentence
 * @param retryAt finds, as its first group, the instant from which the service allows another
 *     attempt
 */
public record FailureRule(
    String code, Pattern message, FailureKind kind, String remedy, Optional<Pattern> retryAt) {
  private static final Pattern ANY = Pattern.compile("");

  public static FailureRule of(String code, FailureKind kind, String remedy) {
    return new FailureRule(code, ANY, kind, remedy, Optional.empty());
  }

  /** This rule for those errors only whose message holds the text, in any case. */
  public FailureRule when(String text) {
    var pattern = Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE);
    return new FailureRule(code, pattern, kind, remedy, retryAt);
  }

  /** This rule with the instant that the message names. */
  public FailureRule retryAt(Pattern instant) {
    return new FailureRule(code, message, kind, remedy, Optional.of(instant));
  }

  boolean covers(String errorCode, String errorMessage) {
    return code.equals(errorCode) && message.matcher(errorMessage).find();
  }

  Optional<Instant> retryAt(String errorMessage) {
    return retryAt
        .map(pattern -> pattern.matcher(errorMessage))
        .filter(Matcher::find)
        .map(found -> Instant.parse(found.group(1)));
  }
}
