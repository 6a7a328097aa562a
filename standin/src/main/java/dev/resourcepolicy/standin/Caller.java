package dev.resourcepolicy.standin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who made a call, and which one it was.
 *
 * @param account with the Region that the call was signed for
 * @param signedFor the service that the call was signed for
 * @param accessKey stands for its owner: {@code role.NAME} is a session of that role, any other key
 *     the user of that name
 */
record Caller(
    Account account, String signedFor, String accessKey, String userAgent, String requestId) {
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/[0-9]+/([a-z0-9-]+)/([a-z0-9-]*)");
  private static final String ROLE = "role.";
  private static final String STRANGER = "stranger";

  static Caller of(Request request, String requestId) {
    String userAgent = request.header("User-Agent").orElse("");
    Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(""));
    return scope.find()
        ? new Caller(
            Account.DEFAULT.in(scope.group(2)),
            scope.group(3),
            scope.group(1),
            userAgent,
            requestId)
        : new Caller(Account.DEFAULT, "", STRANGER, userAgent, requestId);
  }

  /** Somebody else, who does not come over the wire. */
  static Caller stranger(Account account, String requestId) {
    return new Caller(account, "", STRANGER, STRANGER, requestId);
  }

  /** The name of the role whose session this is. */
  Optional<String> role() {
    return accessKey.startsWith(ROLE)
        ? Optional.of(accessKey.substring(ROLE.length()))
        : Optional.empty();
  }
}
