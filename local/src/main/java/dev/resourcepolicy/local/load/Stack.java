package dev.resourcepolicy.local.load;

import dev.resourcepolicy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;

/**
 * A stack with one custom resource, and the requests that CloudFormation sends for it. What it
 * wants has versions, which differ in whom they let in.
 *
 * @param number among the stacks of the site
 * @param sample the request that its own are made after
 */
public record Stack(Site site, int number, Json.Obj sample) {
  /** Whom the samples let in, where they name an account. */
  private static final String ACCOUNTS = "\"(555566667777|444455556666)\"";

  /**
   * A stack.
   *
   * @param events the directory of the sample events
   */
  public static Stack of(Site site, int number, Path events) {
    Path file = events.resolve(site.service()).resolve(site.sample() + ".json");
    try {
      return new Stack(site, number, (Json.Obj) Json.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its resource's policy is. */
  public int target() {
    return site.target(number);
  }

  /** A Create. */
  public Json.Obj create(String requestId, int version) {
    return request("Create", requestId, Optional.empty(), properties(version));
  }

  /** An Update of the resource of this physical id from one version to another. */
  public Json.Obj update(String requestId, String physicalId, int before, int after) {
    return request("Update", requestId, Optional.of(physicalId), properties(after))
        .with("OldResourceProperties", properties(before));
  }

  /** A Delete of the resource of this physical id. */
  public Json.Obj delete(String requestId, String physicalId, int version) {
    return request("Delete", requestId, Optional.of(physicalId), properties(version));
  }

  /** The document that it wants. */
  public Json.Obj document(int version) {
    return properties(version).object("PolicyDocument").orElseThrow();
  }

  /** The properties of its resource. */
  public Json.Obj properties(int version) {
    String text =
        site.about(target(), sample.get("ResourceProperties").orElseThrow().text())
            .replace("\"Sid\":\"Reports", "\"Sid\":\"S" + number)
            .replace(":reports-*", ":reports-%d-*".formatted(version))
            .replaceAll(ACCOUNTS, String.format(Locale.ROOT, "\"2%011d\"", version));
    var properties = (Json.Obj) Json.parse(text);
    return site == Site.ACM_PCA ? properties.with("OnExisting", Json.of("Replace")) : properties;
  }

  private Json.Obj request(
      String type, String requestId, Optional<String> physicalId, Json.Obj properties) {
    var members = new LinkedHashMap<>(sample.members());
    members.put("RequestType", Json.of(type));
    members.put("RequestId", Json.of(requestId));
    members.put(
        "StackId",
        Json.of("arn:aws:cloudformation:eu-central-1:111122223333:stack/load/" + number));
    physicalId.ifPresent(id -> members.put("PhysicalResourceId", Json.of(id)));
    members.put("ResourceProperties", properties);
    return new Json.Obj(members);
  }
}
