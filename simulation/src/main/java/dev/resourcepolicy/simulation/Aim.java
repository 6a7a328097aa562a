package dev.resourcepolicy.simulation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an invocation is for.
 *
 * @param licence what it may take away
 * @param goal what must have been so at some moment, when it reports success
 */
record Aim(Licence licence, Predicate<Truth> goal) {

  static Aim create(Site site, Wanted wanted) {
    return new Aim(
        new Licence(wanted.is("OnExisting", "Replace"), sids(wanted)), there(site, wanted));
  }

  /** From old to what is wanted; another target is created. */
  static Aim update(Site site, Wanted old, Wanted wanted) {
    if (wanted.target() != old.target()) {
      return create(site, wanted);
    }
    Set<String> sids = sids(wanted);
    sids.addAll(sids(old));
    boolean anything = !wanted.isShared() && !wanted.is("OnDrift", "Refuse");
    return new Aim(new Licence(anything, sids), there(site, wanted));
  }

  static Aim delete(Wanted wanted) {
    return new Aim(new Licence(wanted.is("OnDelete", "Force"), sids(wanted)), _ -> true);
  }

  private static Predicate<Truth> there(Site site, Wanted wanted) {
    String target = wanted.id(site);
    return wanted.isShared()
        ? truth -> truth.grants(target, wanted.clauses())
        : truth -> truth.isOnly(target, wanted.clauses());
  }

  private static Set<String> sids(Wanted wanted) {
    return wanted.isShared()
        ? wanted.clauses().stream().map(Clause::sid).collect(Collectors.toCollection(HashSet::new))
        : new HashSet<>();
  }
}
