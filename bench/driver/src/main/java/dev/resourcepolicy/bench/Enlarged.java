package dev.resourcepolicy.bench;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.load.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request for a policy that is nearly as long as its service takes it. */
final class Enlarged {
  /**
   * Characters, with a statement's room to spare. Prometheus names no limit; ACM PCA takes two
   * statements, and no others.
   */
  private static final Map<Site, Integer> LENGTHS =
      Map.of(Site.DYNAMODB, 20_000, Site.SSM, 1_000, Site.AMP, 20_000, Site.XRAY, 5_000);

  private Enlarged() {}

  /** The request with as many statements like its first as there is room for. */
  static Json.Obj of(Json.Obj request, Site site) {
    Json.Obj properties = request.object("ResourceProperties").orElseThrow();
    Json.Obj document = properties.object("PolicyDocument").orElseThrow();
    var statement =
        (Json.Obj) ((Json.Arr) document.get("Statement").orElseThrow()).values().getFirst();
    int copies = LENGTHS.getOrDefault(site, 0) / statement.text().length() - 1;
    if (copies < 2) {
      return request;
    }
    List<Json> statements = new ArrayList<>();
    for (int number = 0; number < copies; number++) {
      statements.add(statement.with("Sid", Json.of("Statement" + number)));
    }
    return request.with(
        "ResourceProperties",
        properties.with("PolicyDocument", document.with("Statement", new Json.Arr(statements))));
  }
}
