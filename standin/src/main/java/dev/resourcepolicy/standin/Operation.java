package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.Optional;

/** A route and the service that it belongs to. */
record Operation(ServiceStandIn service, Route route) {

  /** Checks the input against the model, then lets the service answer. */
  Answer perform(Json.Obj input, Account account) {
    for (Constraint constraint : route.constraints()) {
      Optional<String> problem = constraint.typeProblem(input);
      if (problem.isPresent()) {
        throw unreadable(problem.get());
      }
    }
    for (Constraint constraint : route.constraints()) {
      Optional<String> problem = constraint.problem(input);
      if (problem.isPresent()) {
        throw service.invalid(constraint.member(), problem.get());
      }
    }
    return route.answer().apply(new Call(route, input, account));
  }

  /** The error for an input that is not JSON, or holds a value of another type. */
  ServiceError unreadable(String problem) {
    return ServiceError.of(
        400,
        "com.amazon.coral.service#SerializationException",
        service.internal().messageMember(),
        problem);
  }

  Route.Kind kind() {
    return route.kind();
  }
}
