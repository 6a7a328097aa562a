package dev.resourcepolicy.standin;

import dev.resourcepolicy.json.Json;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The EventBridge events of the stand-in's world, on their way to whoever listens. They are added
 * as things happen, and told when no call is being answered any more, so that a listener may call.
 */
final class Events {
  private final Queue<Json.Obj> untold = new ConcurrentLinkedQueue<>();
  private final List<Consumer<Json.Obj>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();

  void listen(Consumer<Json.Obj> listener) {
    listeners.add(listener);
  }

  void add(Json.Obj event) {
    untold.add(event);
  }

  /**
   * Tells what was added, one event after the other: what a listener's own calls add is told after
   * the event that it is being told.
   */
  void tell() {
    while (!untold.isEmpty() && telling.compareAndSet(false, true)) {
      try {
        for (Json.Obj event = untold.poll(); event != null; event = untold.poll()) {
          Json.Obj told = event;
          listeners.forEach(listener -> listener.accept(told));
        }
      } finally {
        telling.set(false);
      }
    }
  }
}
