package dev.resourcepolicy.policy;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.json.JsonException;
import dev.resourcepolicy.json.Surrogates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A resource policy document, as its text says it.
 *
 * <p>{@code equals} compares texts; whether two documents mean the same is {@link #isEquivalentTo}.
 */
public final class PolicyDocument {
  /** What IAM assumes without a Version (documented, "IAM JSON policy elements: Version"). */
  static final String DEFAULT_VERSION = "2008-10-17";

  private final String text;
  private final Json.@Nullable Obj json; // null when the text cannot be read
  private final List<Statement> statements;
  private final String meaning; // the text that all documents of one meaning share, and no others
  private @Nullable String digest; // made when it is asked for first; by two threads twice, alike

  private PolicyDocument(
      String text, Json.@Nullable Obj json, List<Statement> statements, String meaning) {
    this.text = text;
    this.json = json;
    this.statements = statements;
    this.meaning = meaning;
  }

  /**
   * What a service, or the previous properties of a custom resource, hold. Never fails: what cannot
   * be read is kept as its text, and is equivalent to nothing.
   */
  public static PolicyDocument observed(String text) {
    var unreadable = new PolicyDocument(text, null, List.of(), "unreadable: " + text);
    try {
      return Json.parse(text) instanceof Json.Obj json
          ? read(json).filter(document -> Surrogates.arePaired(document.text)).orElse(unreadable)
          : unreadable;
    } catch (JsonException _) {
      return unreadable;
    }
  }

  /**
   * The document that a property holds, an object or a JSON string; nothing when there is a problem
   * with it.
   *
   * @param problems takes every problem, in words, with the path of the element
   */
  public static Optional<PolicyDocument> desired(Json property, List<String> problems) {
    var grammar = new DocumentGrammar();
    Optional<PolicyDocument> document = grammar.read(property);
    problems.addAll(grammar.problems());
    return document;
  }

  /** The document; nothing when it has no statements where they belong. */
  static Optional<PolicyDocument> read(Json.Obj json) {
    return CanonicalDocument.statements(json)
        .map(
            statements ->
                new PolicyDocument(
                    json.text(), json, statements, CanonicalDocument.text(json, statements)));
  }

  /**
   * The bytes that are sent: on one line, members in the written order. What cannot be read is as
   * it was.
   */
  public String text() {
    return text;
  }

  /** The document as JSON; nothing when it cannot be read. */
  public Optional<Json.Obj> json() {
    return Optional.ofNullable(json);
  }

  /** The statements in the written order; none when the document cannot be read. */
  public List<Statement> statements() {
    return statements;
  }

  /** Where a statement stands: a single one need not stand in a list. */
  String path(int index) {
    boolean isSingle = json().flatMap(readable -> readable.object("Statement")).isPresent();
    return "PolicyDocument.Statement" + (isSingle ? "" : "[" + index + "]");
  }

  /**
   * Whether IAM reads both alike. What is not understood is not equivalent: nothing is overwritten
   * on a guess.
   */
  public boolean isEquivalentTo(PolicyDocument other) {
    return json != null && other.json != null && meaning.equals(other.meaning);
  }

  /** What it takes to get from this document, the observed one, to the other, the desired one. */
  public PolicyDifference differenceTo(PolicyDocument other) {
    return PolicyDifference.between(this, other);
  }

  /**
   * This document less these statements, each of which takes away one equivalent statement, if
   * there is one. The rest stays as it was written; there may be no statement left.
   */
  public PolicyDocument without(List<Statement> removed) {
    List<Statement> left = Statement.subtract(statements, removed);
    if (json == null || left.size() == statements.size()) {
      return this;
    }
    return with(json, left);
  }

  /** This document less all statements of these Sids, whatever they say. */
  public PolicyDocument withoutSids(Set<String> sids) {
    return without(
        statements.stream().filter(s -> s.sid().filter(sids::contains).isPresent()).toList());
  }

  /**
   * This document with what these owners want: each of their statements, which have a Sid, in its
   * old place or at the end, and everybody else's as they were written. There may be no statement
   * left.
   */
  public PolicyDocument with(List<Claim> claims) {
    var wanted = new ArrayList<>(claims.stream().flatMap(c -> c.statements().stream()).toList());
    List<Statement> released = claims.stream().flatMap(c -> c.released().stream()).toList();
    var merged = new ArrayList<Statement>();
    for (Statement observed : Statement.subtract(statements, released)) {
      if (claims.stream().noneMatch(claim -> claim.covers(observed))) {
        merged.add(observed);
        continue;
      }
      Optional<Statement> successor =
          wanted.stream().filter(statement -> statement.sid().equals(observed.sid())).findFirst();
      successor.ifPresent(wanted::remove);
      successor.map(s -> s.isEquivalentTo(observed) ? observed : s).ifPresent(merged::add);
    }
    merged.addAll(wanted);
    return json == null || merged.equals(statements) ? this : with(json, merged);
  }

  private static PolicyDocument with(Json.Obj json, List<Statement> statements) {
    var array = new Json.Arr(statements.stream().<Json>map(Statement::json).toList());
    return read(json.with("Statement", array)).orElseThrow();
  }

  /** The version of the policy language that it is written in. */
  public String version() {
    return json().flatMap(readable -> readable.text("Version")).orElse(DEFAULT_VERSION);
  }

  /**
   * The SHA-256 of what the document means, in hexadecimal. What cannot be read means something
   * else than every other text.
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      known = Sha256.hex(meaning);
      digest = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PolicyDocument document && text.equals(document.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Never the text, which does not belong in a log. */
  @Override
  public String toString() {
    return "PolicyDocument[sha-256 " + digest() + ", " + statements.size() + " statements]";
  }
}
