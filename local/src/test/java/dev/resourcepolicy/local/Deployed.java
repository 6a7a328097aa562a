package dev.resourcepolicy.local;

import dev.resourcepolicy.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What template.yaml deploys. */
final class Deployed {
  private Deployed() {}

  static Template template(Map<String, String> parameters) {
    try {
      return Template.read(
          Files.readString(Path.of("..", "template.yaml")), Session.deployment(parameters));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
