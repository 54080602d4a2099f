package org.lwjgl.opencl;

public class CL10 {
  public static native int clWaitForEvents(long event);

  public static native int clFlush(long queue);
}
