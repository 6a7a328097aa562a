package dev.resourcepolicy.local.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AotPackageTest {
  @Test
  void isStartedByItsBootstrapWhichIsToldHandlerAndTaskRoot(@TempDir Path directory)
      throws Exception {
    Path bootstrap = directory.resolve("bootstrap");
    Files.writeString(bootstrap, "#!/bin/sh\necho \"$_HANDLER in $LAMBDA_TASK_ROOT, $MORE\"\n");
    assertThat(bootstrap.toFile().setExecutable(true)).isTrue();
    var function = new AotPackage(directory, "Type::method");

    try (var process =
        RuntimeInterfaceProcess.start(
            function, Map.of("MORE", "and more"), directory.resolve("output"))) {
      var never = process.unlessItEnds(new CompletableFuture<Void>());

      assertThatThrownBy(() -> never.get(1, TimeUnit.MINUTES))
          .hasMessageContaining("Type::method in %s, and more".formatted(directory));
    }
  }
}
