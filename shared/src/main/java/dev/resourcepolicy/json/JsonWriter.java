package dev.resourcepolicy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writing on one line: SSM takes no other form, and every service counts white space. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static String write(Json json) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(json, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Json json, JsonGenerator generator) throws IOException {
    switch (json) {
      case Json.Obj(var members) -> {
        generator.writeStartObject();
        for (var member : members.entrySet()) {
          generator.writeFieldName(member.getKey());
          write(member.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case Json.Arr(var values) -> {
        generator.writeStartArray();
        for (Json value : values) {
          write(value, generator);
        }
        generator.writeEndArray();
      }
      case Json.Str(var value) -> generator.writeString(value);
      case Json.Num(var literal) -> generator.writeNumber(literal);
      case Json.Bool(var value) -> generator.writeBoolean(value);
      case Json.Null() -> generator.writeNull();
    }
  }
}
