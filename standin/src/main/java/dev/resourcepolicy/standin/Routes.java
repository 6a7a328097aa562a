package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Which operation a call is for: by its target, by its method and path, or by its name. */
final class Routes {
  private final Map<String, Operation> byTarget = new HashMap<>();
  private final List<Operation> byPath = new ArrayList<>();
  private final Map<String, Operation> byName = new LinkedHashMap<>();

  Routes(List<ServiceStandIn> services) {
    for (ServiceStandIn service : services) {
      service.routes().forEach(route -> add(new Operation(service, route)));
    }
  }

  /** An operation, with the input members that the address of the call carries. */
  record Match(Operation operation, Json.Obj addressed) {}

  private void add(Operation operation) {
    Route route = operation.route();
    if (route.address().contains(" ")) {
      byPath.add(operation);
    } else {
      byTarget.put(route.address(), operation);
    }
    byName.put(route.service() + " " + route.operation(), operation);
  }

  Operation named(String service, String operation) {
    return Optional.ofNullable(byName.get(service + " " + operation))
        .orElseThrow(
            () -> new NoSuchElementException("No operation " + operation + " in " + service));
  }

  boolean has(String service, String operation) {
    return byName.containsKey(service + " " + operation);
  }

  /** The reads of a service. */
  List<Operation> reads(String service) {
    return byName.values().stream()
        .filter(
            operation ->
                operation.route().service().equals(service) && operation.kind() == Route.Kind.READ)
        .toList();
  }

  Optional<Match> match(Request request) {
    Optional<String> target = request.header("X-Amz-Target");
    if (target.isPresent()) {
      return Optional.ofNullable(byTarget.get(target.get()))
          .map(operation -> new Match(operation, Json.Obj.of()));
    }
    return byPath.stream().flatMap(operation -> matchPath(operation, request).stream()).findFirst();
  }

  private static Optional<Match> matchPath(Operation operation, Request request) {
    String[] address = operation.route().address().split(" ", 2);
    List<String> pattern = List.of(address[1].split("/", -1));
    List<String> path = List.of(request.rawPath().split("/", -1));
    if (!address[0].equals(request.method()) || pattern.size() != path.size()) {
      return Optional.empty();
    }
    var members = new LinkedHashMap<>(request.query());
    for (int i = 0; i < path.size(); i++) {
      String segment = Request.decode(path.get(i));
      if (pattern.get(i).startsWith("{")) {
        members.put(pattern.get(i).substring(1, pattern.get(i).length() - 1), segment);
      } else if (!pattern.get(i).equals(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Match(operation, Json.ofTexts(members)));
  }
}
