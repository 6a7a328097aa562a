package dev.resourcepolicy.guard;

import dev.resourcepolicy.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The accounts and organisations that may be let in beside the function's own account. None named
 * means that it does not matter who.
 *
 * <p>A service's principal belongs to no account, and may be let in; when conditions say for whom
 * it works, that has to be somebody who is named.
 */
record AllowedPrincipals(Set<String> ids) {
  private static final Pattern ID = Pattern.compile("\\d{12}|o-[a-z0-9]{10,32}");

  AllowedPrincipals {
    ids = Set.copyOf(ids);
  }

  /** Reads a list with commas, and adds what is wrong with it to the mistakes. */
  static AllowedPrincipals read(String list, List<String> mistakes) {
    var ids = new LinkedHashSet<String>();
    for (String id : list.split(",", -1)) {
      if (ID.matcher(id.strip()).matches()) {
        ids.add(id.strip());
      } else {
        mistakes.add(
            "the function is set up wrongly: ALLOWED_PRINCIPALS must hold account ids and organisation ids (o-...)"
                + " with commas between them, and \"%s\" is neither".formatted(id.strip()));
      }
    }
    return new AllowedPrincipals(ids);
  }

  /** Where a document lets in others, in words. */
  List<String> others(PolicyDocument document, Self self) {
    var others = new ArrayList<String>();
    if (!ids.isEmpty()) {
      for (Clause clause : Clause.of(document)) {
        if (clause.allows() && !isNarrowed(clause, self)) {
          others(clause, self).forEach(who -> others.add(clause.name() + " " + who));
        }
      }
    }
    return others;
  }

  private List<String> others(Clause clause, Self self) {
    if (clause.form().isEmpty()) {
      return List.of("by an element that is not understood");
    }
    if (clause.excludes()) {
      return List.of("everybody but those in NotPrincipal");
    }
    return clause.grantees().stream()
        .filter(grantee -> !permits(grantee, clause, self))
        .map(Grantee::toString)
        .toList();
  }

  private boolean permits(Grantee grantee, Clause clause, Self self) {
    return grantee.isService()
        ? !worksForSomebody(clause)
        : grantee.account().filter(id -> permits(id, self)).isPresent();
  }

  private boolean permits(String account, Self self) {
    return ids.contains(account) || self.account().filter(account::equals).isPresent();
  }

  /** Whether conditions leave nobody but those who are named. */
  private boolean isNarrowed(Clause clause, Self self) {
    return Conditions.narrowing(clause).stream()
        .anyMatch(
            values ->
                values.stream()
                    .allMatch(
                        value ->
                            switch (value) {
                              case Narrowing.Account(var id) -> permits(id, self);
                              case Narrowing.Organisation(var id) -> ids.contains(id);
                              case Narrowing.Service _ -> true;
                              case Narrowing.Network _, Narrowing.Identity _ -> false;
                            }));
  }

  private static boolean worksForSomebody(Clause clause) {
    return Conditions.narrowing(clause).stream()
        .flatMap(List::stream)
        .anyMatch(
            value -> value instanceof Narrowing.Account || value instanceof Narrowing.Organisation);
  }
}
