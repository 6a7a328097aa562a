package dev.resourcepolicy.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON value. Members keep the order in which they were written, and numbers keep their literal,
 * so that a document that was read can be written again without any change of meaning.
 */
public sealed interface Json {

  /** An object; {@code members} is never modified after construction. */
  record Obj(SequencedMap<String, Json> members) implements Json {
    public Obj {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** Names and values in turn: {@code Obj.of("a", Json.of("1"), "b", Json.of("2"))}. */
    public static Obj of(Object... namesAndValues) {
      var members = new LinkedHashMap<String, Json>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
      }
      return new Obj(members);
    }

    public Optional<Json> get(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The member when it is a string, and nothing when it is absent or of another type. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The member when it is an object, and nothing when it is absent or of another type. */
    public Optional<Obj> object(String name) {
      return members.get(name) instanceof Obj value ? Optional.of(value) : Optional.empty();
    }

    /** This object with one member set, in its old place or at the end. */
    public Obj with(String name, Json value) {
      var changed = new LinkedHashMap<>(members);
      changed.put(name, value);
      return new Obj(changed);
    }
  }

  record Arr(List<Json> values) implements Json {
    public Arr {
      values = List.copyOf(values);
    }
  }

  record Str(String value) implements Json {}

  /** A number as its literal: {@code 1.0} and {@code 1} are two values. */
  record Num(String literal) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(long value) {
    return new Num(Long.toString(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  /** An object of strings, in the order of {@code members}. */
  static Obj ofTexts(Map<String, String> members) {
    var values = new LinkedHashMap<String, Json>();
    members.forEach((name, value) -> values.put(name, new Str(value)));
    return new Obj(values);
  }

  /** An array of strings. */
  static Arr ofTexts(Iterable<String> values) {
    var texts = new ArrayList<Json>();
    values.forEach(value -> texts.add(new Str(value)));
    return new Arr(texts);
  }

  /**
   * Reads one JSON value.
   *
   * @throws JsonException when the text is not JSON, repeats a member name, nests too deeply, or
   *     goes on after the value
   */
  static Json parse(String text) {
    return JsonReader.read(text);
  }

  /**
   * Whether this is a string, and that one. A record's {@code equals} would say so too, but the JVM
   * links it when it is called first, 4 to 7 ms that no AOT cache saves.
   */
  default boolean is(String text) {
    return this instanceof Str(String value) && value.equals(text);
  }

  /** This value on one line, with no white space between its tokens. */
  default String text() {
    return JsonWriter.write(this);
  }

  /** As much of this value, on one line, as it takes to recognise it in a message. */
  default String excerpt() {
    String text = text();
    int end = Math.min(text.length(), 200);
    boolean splits = Character.isHighSurrogate(text.charAt(end - 1));
    return end == text.length() ? text : text.substring(0, splits ? end - 1 : end) + "...";
  }
}
