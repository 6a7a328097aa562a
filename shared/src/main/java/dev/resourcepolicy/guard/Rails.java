package dev.resourcepolicy.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What whoever deploys a function lets it do, whatever its callers ask for.
 *
 * @param allowsPublicAccess whether a request that says that it means it may let in everybody
 * @param asksSecondOpinion whether what is to be written is judged by somebody else, too
 * @param mistakes what is wrong with the environment that says so: until that is put right, nobody
 *     is let in
 */
public record Rails(
    boolean allowsPublicAccess,
    AllowedPrincipals principals,
    AllowedTargets targets,
    boolean asksSecondOpinion,
    List<String> mistakes) {
  /** Those of a function that was given none. */
  public static final Rails NONE_GIVEN = of(_ -> Optional.empty());

  /**
   * The rails that an environment names.
   *
   * @param variable the value of a variable, unless it is absent or empty
   */
  public static Rails of(Function<String, Optional<String>> variable) {
    var mistakes = new ArrayList<String>();
    boolean allowsPublicAccess = flag("ALLOW_PUBLIC_ACCESS", variable, mistakes);
    boolean asksSecondOpinion = flag("VALIDATE_WITH_ACCESS_ANALYZER", variable, mistakes);
    var principals =
        variable
            .apply("ALLOWED_PRINCIPALS")
            .map(list -> AllowedPrincipals.read(list, mistakes))
            .orElseGet(() -> new AllowedPrincipals(Set.of()));
    var targets =
        variable
            .apply("ALLOWED_TARGETS")
            .map(AllowedTargets::read)
            .orElseGet(() -> new AllowedTargets(List.of()));
    return new Rails(
        allowsPublicAccess, principals, targets, asksSecondOpinion, List.copyOf(mistakes));
  }

  private static boolean flag(
      String name, Function<String, Optional<String>> variable, List<String> mistakes) {
    Optional<String> text = variable.apply(name);
    text.filter(value -> !value.equals("true") && !value.equals("false"))
        .ifPresent(
            value ->
                mistakes.add(
                    "the function is set up wrongly: %s must be true or false, and is \"%s\""
                        .formatted(name, value)));
    return text.equals(Optional.of("true"));
  }
}
