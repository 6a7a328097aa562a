package dev.resourcepolicy.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Entry.Phase;
import dev.resourcepolicy.memory.EntryJson;
import dev.resourcepolicy.policy.FailureKind;
import dev.resourcepolicy.policy.PolicyFailure;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as it is kept in the table.
 *
 * <p>An item has at most 400 KB, and ten versions of a long document have more. So the oldest
 * versions are left out until the content has at most 350 KB. The newest version, with which a
 * policy is compared to see whether it was changed, goes only when there is no room for it at all.
 *
 * @param entry what of the entry is kept
 * @param content the entry as JSON
 */
record Item(Entry entry, String content) {
  static final String SERVICE = "service";
  static final String ENTRY = "entry";
  static final String REVISION = "revision";
  private static final String CONTENT = "content";

  /** DynamoDB deletes an item some time after this instant, in seconds since 1970. */
  private static final String EXPIRES_AT = "expiresAt";

  /** Of the content, in bytes of UTF-8, while there is more than one version. */
  static final int MUCH = 350 * 1024;

  /** Of the content: what an item may have, less more than the keys and numbers need. */
  static final int MOST = 397 * 1024;

  /** The item for an entry, with as much of its history as has room. */
  static Item of(Entry entry) {
    var item = new Item(entry, EntryJson.write(entry).text());
    while (!item.fits()) {
      Entry shorter = withoutOldest(item.entry);
      item = new Item(shorter, EntryJson.write(shorter).text());
    }
    return item;
  }

  static Map<String, AttributeValue> key(String service, String sortKey) {
    return Map.of(SERVICE, AttributeValue.fromS(service), ENTRY, AttributeValue.fromS(sortKey));
  }

  /**
   * The entry that an item of the table holds.
   *
   * @throws PolicyFailure when it holds none
   */
  static Entry read(String table, Map<String, AttributeValue> item) {
    String service = text(item, SERVICE);
    try {
      long revision = Long.parseLong(item.getOrDefault(REVISION, NONE).n());
      return EntryJson.read(service, revision, (Json.Obj) Json.parse(text(item, CONTENT)));
    } catch (JsonException
        | NoSuchElementException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException e) {
      throw new PolicyFailure(
          FailureKind.INVALID,
          "The entry %s of %s in the table %s cannot be read (%s). No function of this version wrote it so: delete it, and deploy its owner again."
              .formatted(text(item, ENTRY), service, table, e.getClass().getSimpleName()));
    }
  }

  Map<String, AttributeValue> attributes() {
    var attributes = new HashMap<>(key(entry.key().service(), entry.key().sortKey()));
    attributes.put(REVISION, AttributeValue.fromN(Long.toString(entry.revision())));
    attributes.put(CONTENT, AttributeValue.fromS(content));
    if (entry.phase() instanceof Phase.Removed(var until)) {
      attributes.put(EXPIRES_AT, AttributeValue.fromN(Long.toString(until.getEpochSecond())));
    }
    return attributes;
  }

  /** Whether the table's item is this one and none of somebody else's. */
  boolean isKeptAs(Map<String, AttributeValue> kept) {
    return kept.equals(attributes());
  }

  private boolean fits() {
    int size = content.getBytes(UTF_8).length;
    return switch (entry.history().size()) {
      case 0 -> true; // DynamoDB will say that it is too large.
      case 1 -> size <= MOST;
      default -> size <= MUCH;
    };
  }

  private static Entry withoutOldest(Entry entry) {
    List<Entry.Version> history = entry.history();
    return new Entry(
        entry.key(),
        entry.phase(),
        entry.properties(),
        entry.since(),
        entry.replaced(),
        entry.served(),
        entry.repairs(),
        history.subList(0, history.size() - 1),
        entry.revision());
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    String text = item.getOrDefault(name, NONE).s();
    return text == null ? "" : text;
  }

  private static final AttributeValue NONE = AttributeValue.fromNul(true);
}
