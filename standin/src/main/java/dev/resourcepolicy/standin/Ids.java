package dev.resourcepolicy.standin;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids of one kind, which are not random, so that the same calls always get the same answers. */
final class Ids {
  private final String kind;
  private final AtomicLong given = new AtomicLong();

  Ids(String kind) {
    this.kind = kind;
  }

  String next() {
    String name = kind + " " + given.incrementAndGet();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
