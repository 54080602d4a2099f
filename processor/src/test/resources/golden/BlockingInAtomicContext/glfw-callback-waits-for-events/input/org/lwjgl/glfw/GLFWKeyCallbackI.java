package org.lwjgl.glfw;

public interface GLFWKeyCallbackI {
  default void callback(long result, long arguments) {}

  void invoke(long window, int key, int scancode, int action, int modifiers);
}
