import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CL11;

final class Tiles {
  void start(long traced, long shaded, long queue) {
    CL11.clSetEventCallback(traced, 0, (event, status, data) -> show(shaded, queue), 0);
    CL10.clWaitForEvents(traced);
  }

  private void show(long shaded, long queue) {
    CL11.clSetEventCallback(shaded, 0, (event, status, data) -> System.out.println(status), 0);
    CL10.clFlush(queue);
  }
}
