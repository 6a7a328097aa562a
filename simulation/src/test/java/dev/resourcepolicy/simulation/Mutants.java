package dev.resourcepolicy.simulation;

import java.util.List;
import java.util.Set;

/** Bugs that the stories must find. */
final class Mutants {
  private static final String RECONCILE = "shared/src/main/java/dev/resourcepolicy/reconcile/";
  private static final String LAMBDA = "shared/src/main/java/dev/resourcepolicy/lambda/";
  private static final String INTENT = "shared/src/main/java/dev/resourcepolicy/intent/";
  private static final String OWNERS = "shared/src/main/java/dev/resourcepolicy/owners/";
  private static final String CLOUDFORMATION =
      "shared/src/main/java/dev/resourcepolicy/cloudformation/";

  private Mutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "a put without its token (DynamoDB)",
            adapter("dynamodb", "dynamodb/DynamoDb"),
            "                            .expectedRevisionId(token)\n",
            "",
            Set.of(Check.A_WRITE_CARRIES_ITS_TOKEN)),
        new Mutant(
            "a deletion without its token (X-Ray)",
            adapter("xray", "xray/XRay"),
            "delete -> delete.policyName(target.id()).policyRevisionId(token)",
            "delete -> delete.policyName(target.id())",
            Set.of(Check.A_WRITE_CARRIES_ITS_TOKEN)),
        new Mutant(
            "a token that says that there is nothing (Prometheus)",
            adapter("amp", "amp/Amp"),
            "                            .revisionId(token)\n",
            "                            .revisionId(\"NO_POLICY\")\n",
            Set.of(Check.A_FAULT_IS_OUTLIVED, Check.A_ROLLBACK_WORKS, Check.THE_END_IS_AS_DESIRED)),
        new Mutant(
            "a create for every put (SSM)",
            adapter("ssm", "ssm/Ssm"),
            "put(target, desired, revision.attribute(ID), revision.attribute(HASH), token(revision));",
            "put(target, desired, null, null, token(revision));",
            Set.of(Check.SUCCESS_IS_TRUE, Check.THE_END_IS_AS_DESIRED, Check.NOTHING_IS_LEFT)),
        new Mutant(
            "no look right before the write (ACM PCA)",
            adapter("acm-pca", "acmpca/AcmPca"),
            """
              public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
                expected.requireIn(look(target), target);
            """,
            """
              public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
            """,
            Set.of(Check.A_WRITE_FOLLOWS_A_READ)),
        new Mutant(
            "writes that the SDK repeats",
            LAMBDA + "Platform.java",
            "return client(builder, new SentOnce());",
            "return client(builder, AwsRetryStrategy.standardRetryStrategy());",
            Set.of(Check.A_WRITE_FOLLOWS_A_READ)),
        new Mutant(
            "a conflict taken for success",
            RECONCILE + "Reconciliation.java",
            "        if (failure.kind().canPass() || !undertaking.narrows(failure)) {",
            """
                    if (failure.kind() == FailureKind.CONFLICT) {
                      return Outcome.nothing(Outcome.Kind.UPDATED, undertaking.target().id(), "");
                    }
                    if (failure.kind().canPass() || !undertaking.narrows(failure)) {""",
            Set.of(Check.SUCCESS_IS_TRUE)),
        new Mutant(
            "a lost response taken for a failure",
            "shared/src/main/java/dev/resourcepolicy/policy/FailureKind.java",
            "UNCERTAIN(Duration.ofSeconds(3), Duration.ofMinutes(2))",
            "UNCERTAIN()",
            Set.of(Check.A_FAULT_IS_OUTLIVED)),
        new Mutant(
            "stale reads believed",
            RECONCILE + "Freshness.java",
            "return readAt.isBefore(settled) && settled.isBefore(deadline);",
            "return false;",
            Set.of(
                Check.SUCCESS_IS_TRUE,
                Check.A_FAULT_IS_OUTLIVED,
                Check.NOTHING_IS_LEFT,
                Check.A_ROLLBACK_WORKS)),
        new Mutant(
            "a Create that replaces whatever is there",
            INTENT + "Wanted.java",
            "case REFUSE -> Foreign.REFUSE;\n      case REPLACE -> Foreign.REPLACE;",
            "case REFUSE, REPLACE -> Foreign.REPLACE;",
            Set.of(Check.NOTHING_FOREIGN_IS_TAKEN)),
        new Mutant(
            "a Delete that takes the whole policy",
            RECONCILE + "Removal.java",
            "isOwn(remove, present) ? undo(remove, present) : takeOut(remove, present);",
            "undo(remove, present);",
            Set.of(Check.NOTHING_FOREIGN_IS_TAKEN)),
        new Mutant(
            "a Delete of a doubtful Create that does nothing",
            INTENT + "Removals.java",
            "case PhysicalId.Unconfirmed() -> remove(request, removal, Doubt.UNCONFIRMED);",
            "case PhysicalId.Unconfirmed() -> Wanted.notCreated(removal.target().id());",
            Set.of(Check.NOTHING_IS_LEFT, Check.THE_MEMORY_AGREES, Check.A_FAULT_IS_OUTLIVED)),
        new Mutant(
            "another physical id after a failed Update",
            CLOUDFORMATION + "PhysicalId.java",
            """
                return request
                    .physicalResourceId()
                    .orElseGet(() -> (unconfirmed ? UNCONFIRMED : NOT_CREATED) + request.logicalResourceId());
            """,
            "    return (unconfirmed ? UNCONFIRMED : NOT_CREATED) + request.logicalResourceId();\n",
            Set.of(Check.THE_ANSWER_FITS)),
        new Mutant(
            "an answer after Lambda's end",
            CLOUDFORMATION + "Deadlines.java",
            "long fifth = Duration.between(now, end).toNanos() / 5;",
            "long fifth = Duration.between(now, end).toNanos() / -5;",
            Set.of(Check.THE_ANSWER_FITS)),
        new Mutant(
            "two answers",
            CLOUDFORMATION + "CustomResources.java",
            "request.responseUrl().ifPresent(url -> sender.send(url, response.body(), deadline));",
            """
            request.responseUrl().ifPresent(url -> sender.send(url, response.body(), deadline));
                Response other = Response.failed(request, true, "once more");
                request.responseUrl().ifPresent(url -> sender.send(url, other.body(), deadline));\
            """,
            Set.of(Check.ONE_ANSWER)),
        new Mutant(
            "an answer that is forgotten",
            OWNERS + "Remembered.java",
            "served = before.flatMap(entry -> entry.outcome(cause.request()));",
            "served = Optional.empty();",
            Set.of(Check.ONE_ANSWER)),
        new Mutant(
            "a write that is not recorded before",
            OWNERS + "Remembered.java",
            "register.save(recording(time.now()).begun(phase));",
            "",
            Set.of(Check.ONE_ANSWER, Check.THE_MEMORY_AGREES, Check.NOTHING_IS_LEFT)),
        new Mutant(
            "sharers who take the others' statements",
            RECONCILE + "Sharing.java",
            "isOfSameVersion(share, present) ? present.document() : share.desired().document();",
            "share.desired().document();",
            Set.of(Check.NOTHING_FOREIGN_IS_TAKEN, Check.THE_END_IS_AS_DESIRED)),
        new Mutant(
            "four reads where one would do",
            RECONCILE + "Reconciliation.java",
            "PolicyState observed = service.read(undertaking.target());",
            """
            for (int i = 0; i < 3; i++) {
                  var _ = service.read(undertaking.target());
                }
                PolicyState observed = service.read(undertaking.target());""",
            Set.of(Check.CALLS_ARE_BOUNDED)));
  }

  private static String adapter(String module, String classes) {
    return "functions/%s/src/main/java/dev/resourcepolicy/%sPolicies.java"
        .formatted(module, classes);
  }
}
