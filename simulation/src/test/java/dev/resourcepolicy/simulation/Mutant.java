package dev.resourcepolicy.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A bug, made on purpose.
 *
 * @param source the file below the top folder that has it
 * @param before what stands there once
 * @param after what stands there instead
 * @param caught by any of these
 */
record Mutant(String name, String source, String before, String after, Set<Check> caught) {
  private static final Path TOP = Path.of("..");

  /** Surefire hides it behind one jar. */
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @Override
  public String toString() {
    return name;
  }

  /**
   * Tells stories to a product with this bug.
   *
   * @return the first check that fails, and the seed
   */
  Optional<String> firstFailure(Path folder, long seeds) throws IOException {
    compile(folder);
    try (var classes = new Bugged(folder)) {
      Method tell =
          classes
              .loadClass(Simulate.class.getName())
              .getDeclaredMethod("firstFailure", long.class, long.class);
      tell.setAccessible(true);
      return ((Optional<?>) tell.invoke(null, 1L, seeds)).map(String.class::cast);
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The mutant could not be run", e.getCause());
    }
  }

  private void compile(Path folder) throws IOException {
    String text = Files.readString(TOP.resolve(source));
    if (text.split(Pattern.quote(before), -1).length != 2) {
      throw new IllegalStateException(
          "%s does not have this once, so the mutant is out of date: %s".formatted(source, before));
    }
    Path changed = folder.resolve(Path.of(source).getFileName());
    Files.writeString(changed, text.replace(before, after), UTF_8);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var problems = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of("-nowarn", "-cp", CLASS_PATH, "-d", folder.toString()),
                  null,
                  files.getJavaFileObjects(changed))
              .call();
      if (!compiled) {
        throw new IllegalStateException("The mutant does not compile: " + problems);
      }
    }
  }

  /** The product's classes once more, with the bug; everything else as it is. */
  private static final class Bugged extends URLClassLoader {
    Bugged(Path folder) throws MalformedURLException {
      super(urls(folder), Mutant.class.getClassLoader());
    }

    private static URL[] urls(Path folder) throws MalformedURLException {
      var urls = new ArrayList<URL>();
      urls.add(folder.toUri().toURL());
      for (String entry : CLASS_PATH.split(File.pathSeparator, -1)) {
        urls.add(Path.of(entry).toUri().toURL());
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.resourcepolicy.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
  }
}
