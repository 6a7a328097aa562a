package dev.resourcepolicy.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made when it is used for the first time, and kept: most cold starts need neither the
 * memory nor the bus at once. What could not be made is tried again at the next use.
 */
final class FirstUse<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T made;

  FirstUse(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    T kept = made;
    if (kept == null) {
      kept = maker.get();
      made = kept;
    }
    return kept;
  }
}
