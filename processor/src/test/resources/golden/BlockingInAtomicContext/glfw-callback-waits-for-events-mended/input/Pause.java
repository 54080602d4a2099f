import org.lwjgl.glfw.GLFW;

final class Pause {
  private boolean paused;

  void listen(long window) {
    GLFW.glfwSetKeyCallback(
        window,
        (w, key, scancode, action, modifiers) -> {
          paused = !paused;
          GLFW.glfwPostEmptyEvent();
        });
    while (paused) {
      GLFW.glfwWaitEvents();
    }
  }
}
