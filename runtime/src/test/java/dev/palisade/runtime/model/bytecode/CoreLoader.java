package dev.palisade.runtime.model.bytecode;

import java.lang.reflect.Constructor;
import java.util.List;

/**
 * Defines the core and the scenarios anew, from their class files, with their memory taken away.
 */
public final class CoreLoader extends ClassLoader {
  private final ClassIndex index;
  private final List<Access> accesses;
  private final Heap constants = new Heap();
  private final CallSites calls = new CallSites();

  public CoreLoader() {
    super(CoreLoader.class.getClassLoader());
    Class<?> here = CoreLoader.class;
    here.getModule().addExports(here.getPackageName(), getUnnamedModule()); // to the oracle
    index = new ClassIndex(getParent());
    initialize();
    accesses = calls.accesses();
  }

  /** Makes all constants of the core, so that no actor is the one that happens to. */
  private void initialize() {
    Stage stage = new Stage(this, constants);
    try {
      for (String name : index.core()) {
        Class.forName(name.replace('/', '.'), true, this);
      }
    } catch (ClassNotFoundException e) {
      throw new LinkageError("the core is not complete", e);
    } finally {
      stage.close();
    }
  }

  /** All accesses of the core to memory that may be shared, as they stand in its class files. */
  public List<Access> accesses() {
    return accesses;
  }

  Heap constants() {
    return constants;
  }

  CallSites calls() {
    return calls;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    if (!ClassIndex.isOurs(internalName)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] bytes = Rewriter.rewrite(internalName, index, calls);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** Makes a scenario; within a stage only. */
  Scenario scenario(String name) {
    try {
      Constructor<?> constructor = loadClass(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Scenario) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no scenario " + name, e);
    }
  }
}
