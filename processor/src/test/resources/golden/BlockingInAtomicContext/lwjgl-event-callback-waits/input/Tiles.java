import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CL11;

final class Tiles {
  void start(long traced, long shaded) {
    CL11.clSetEventCallback(traced, 0, (event, status, data) -> show(shaded), 0);
  }

  private void show(long shaded) {
    CL10.clWaitForEvents(shaded); // expect BlockingInAtomicContext
  }
}
