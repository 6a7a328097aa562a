package dev.resourcepolicy.guard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody whom a statement names as principal.
 *
 * @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
 * @param id an account stands for its root
 */
record Grantee(String type, String id) {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern OF_ACCOUNT =
      Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::(\\d{12}):[^*?$]+");
  private static final Pattern OPEN = Pattern.compile("[*?$]");

  /**
   * Whether it stands for more than can be counted: it has a wildcard or a variable in it, or it is
   * an identity provider that belongs to no account, where anybody can sign in.
   */
  boolean isAnybody() {
    return OPEN.matcher(id).find() || (type.equals("Federated") && account().isEmpty());
  }

  boolean isService() {
    return type.equals("Service") && !isAnybody();
  }

  /** The account that it belongs to, where it says so. */
  Optional<String> account() {
    if (ACCOUNT.matcher(id).matches()) {
      return Optional.of(id);
    }
    Matcher arn = OF_ACCOUNT.matcher(id);
    return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "%s \"%s\"".formatted(type, id);
  }
}
