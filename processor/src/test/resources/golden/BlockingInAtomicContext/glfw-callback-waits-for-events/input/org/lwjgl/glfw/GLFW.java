package org.lwjgl.glfw;

public class GLFW {
  public static GLFWKeyCallbackI glfwSetKeyCallback(long window, GLFWKeyCallbackI code) {
    return code;
  }

  public static native void glfwWaitEvents();

  public static native void glfwPostEmptyEvent();
}
