package dev.palisade.runtime.model.bytecode;

import dev.palisade.runtime.model.Actor;
import dev.palisade.runtime.model.Memory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An actor that runs rewritten code, always on the same thread: the core marks nodes with it. What
 * the core keeps of the thread is no shared memory; it is put back after each run, as a run may end
 * anywhere.
 */
final class StageActor implements Actor {
  private final Stage stage;
  private final int number;
  private final Callable<?> body;
  private final ExecutorService executor;
  private Thread thread;
  private Object context;
  private final Map<Field, Object> fresh = new LinkedHashMap<>();

  StageActor(Stage stage, int number, Callable<?> body) {
    this.stage = stage;
    this.number = number;
    this.body = body;
    executor =
        Executors.newSingleThreadExecutor(
            runnable -> {
              thread = new Thread(runnable, "actor " + number);
              thread.setDaemon(true);
              thread.setUncaughtExceptionHandler((t, e) -> stage.reported(e));
              return thread;
            });
  }

  int number() {
    return number;
  }

  boolean isOn(Thread other) {
    return thread == other;
  }

  @Override
  public Object run(Memory memory) {
    try {
      remember();
      return stage.run(number, body, memory);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the core's ThreadContext is not what it was", e);
    } finally {
      restore();
    }
  }

  @Override
  public void explore(Runnable exploration) {
    try {
      executor.submit(exploration).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("actor " + number + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void end() {
    executor.shutdown();
  }

  private void remember() throws ReflectiveOperationException {
    if (context != null) {
      return;
    }
    Class<?> type = stage.coreClass("ThreadContext");
    Method current = type.getDeclaredMethod("current");
    current.setAccessible(true);
    context = current.invoke(null);
    for (Field field : type.getDeclaredFields()) {
      if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
        field.setAccessible(true);
        fresh.put(field, field.get(context));
      }
    }
  }

  private void restore() {
    fresh.forEach(
        (field, value) -> {
          try {
            field.set(context, value);
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        });
  }
}
