package dev.resourcepolicy.local.template;

import dev.resourcepolicy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template's YAML as the JSON that it stands for: {@code !Ref x} is {@code {"Ref": "x"}}. */
final class Yaml {
  private Yaml() {}

  static Json read(String text) {
    var settings = LoadSettings.builder().setLabel("template").build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(Yaml::json)
          .orElseThrow(() -> new TemplateException("The template is empty."));
    } catch (YamlEngineException e) {
      throw new TemplateException("The template is not YAML: " + e.getMessage(), e);
    }
  }

  private static Json json(Node node) {
    String tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return value(node);
    }
    String name = tag.substring(1);
    boolean alone = name.equals("Ref") || name.equals("Condition");
    return Json.Obj.of(alone ? name : "Fn::" + name, value(node));
  }

  private static Json value(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence ->
          new Json.Arr(sequence.getValue().stream().map(Yaml::json).toList());
      case MappingNode mapping -> object(mapping.getValue());
      default -> throw new TemplateException("The template has a node of no known kind" + at(node));
    };
  }

  private static Json.Obj object(List<NodeTuple> tuples) {
    var members = new LinkedHashMap<String, Json>();
    for (NodeTuple tuple : tuples) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new TemplateException("A member's name is no text" + at(tuple.getKeyNode()));
      }
      if (members.putIfAbsent(key.getValue(), json(tuple.getValueNode())) != null) {
        throw new TemplateException("%s is there twice%s".formatted(key.getValue(), at(key)));
      }
    }
    return new Json.Obj(members);
  }

  private static Json scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return Json.of(Boolean.parseBoolean(scalar.getValue()));
    }
    if (tag.equals(Tag.NULL)) {
      return new Json.Null();
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
        ? new Json.Num(scalar.getValue())
        : Json.of(scalar.getValue());
  }

  private static String at(Node node) {
    return node.getStartMark().map(Mark::getLine).map(line -> " in line " + (line + 1)).orElse("");
  }
}
