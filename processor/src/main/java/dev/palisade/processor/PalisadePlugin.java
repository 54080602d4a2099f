package dev.palisade.processor;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/**
 * The entry for method bodies: a javac plugin that starts by itself when the jar is on the
 * processor path, with no flag and no annotation in the code. Uses {@code com.sun.source} only, so
 * it needs nothing of the JDK opened.
 */
@AutoService(Plugin.class)
public final class PalisadePlugin implements Plugin {

  /** javac and {@link AutoService} make it. */
  public PalisadePlugin() {}

  @Override
  public String getName() {
    return "Palisade";
  }

  @Override
  public boolean autoStart() {
    return true;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    task.addTaskListener(new BodyLayer(task, Session.start()));
  }
}
