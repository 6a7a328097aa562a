package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.standin.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold when a load is over. */
final class Audit {
  private final World world;

  Audit(World world) {
    this.world = world;
  }

  /** Whatever is wrong with what these stacks have in the end. */
  Stream<String> states(List<Deployments> stacks) {
    return stacks.stream().flatMap(this::state);
  }

  private Stream<String> state(Deployments deployments) {
    Stack stack = deployments.stack();
    List<Json> there =
        world.site.documents(world.standIn, stack.target()).stream()
            .flatMap(text -> statements((Json.Obj) Json.parse(text)).stream())
            .toList();
    List<Json> wanted =
        deployments.deployed().stream()
            .flatMap(version -> statements(stack.document(version)).stream())
            .toList();
    Stream<String> missing =
        wanted.stream()
            .filter(one -> there.stream().noneMatch(found -> isSame(one, found)))
            .map(one -> "Missing at target %d: %s".formatted(stack.target(), one.text()));
    Stream<String> wrong =
        there.stream()
            .filter(_ -> deployments.isCertain())
            .filter(found -> sid(found).matches("S%d\\D.*".formatted(stack.number())))
            .filter(found -> wanted.stream().noneMatch(one -> isSame(one, found)))
            .map(
                found ->
                    "%s at target %d: %s"
                        .formatted(whatIsWrong(wanted, found), stack.target(), found.text()));
    return Stream.concat(missing, wrong);
  }

  /** What is wrong with a statement: it says something else, or should not be there at all. */
  private static String whatIsWrong(List<Json> wanted, Json found) {
    return wanted.stream().anyMatch(one -> sid(one).equals(sid(found))) ? "Changed" : "Left";
  }

  /** The writes that did not say what they were planned from. */
  Stream<String> blindWrites() {
    var last = new HashMap<String, String>();
    return world.standIn.calls().stream()
        .filter(call -> call.service().equals(world.site.service()))
        .filter(call -> call.operation().contains("Polic"))
        .filter(call -> isBlind(call, last))
        .map(call -> "Written without a token: %s %s".formatted(call.operation(), call.input()));
  }

  /**
   * @param last the operation before this one, by target
   */
  private boolean isBlind(Seen call, Map<String, String> last) {
    String target = call.input().text("ResourceArn").orElse("");
    String before = Optional.ofNullable(last.put(target, call.operation())).orElse("");
    boolean write = call.operation().startsWith("Put") || call.operation().startsWith("Delete");
    return write
        && switch (world.site) {
          case DYNAMODB -> call.input().text("ExpectedRevisionId").isEmpty();
          case AMP -> call.input().text("revisionId").isEmpty();
          case XRAY -> call.input().text("PolicyRevisionId").isEmpty();
          // A create has none.
          case SSM ->
              call.input().text("PolicyId").isPresent()
                  != call.input().text("PolicyHash").isPresent();
          // No call has one: the look right before the write stands for it.
          case ACM_PCA -> !before.equals("GetPolicy");
        };
  }

  private static boolean isSame(Json one, Json other) {
    return sid(one).equals(sid(other)) && document(one).isEquivalentTo(document(other));
  }

  private static PolicyDocument document(Json statement) {
    return PolicyDocument.observed(
        Json.Obj.of("Version", Json.of("2012-10-17"), "Statement", new Json.Arr(List.of(statement)))
            .text());
  }

  private static String sid(Json statement) {
    return ((Json.Obj) statement).text("Sid").orElse("");
  }

  private static List<Json> statements(Json.Obj document) {
    return switch (document.get("Statement").orElseThrow()) {
      case Json.Arr(var values) -> values;
      case Json.Obj single -> List.of(single);
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> List.of();
    };
  }
}
