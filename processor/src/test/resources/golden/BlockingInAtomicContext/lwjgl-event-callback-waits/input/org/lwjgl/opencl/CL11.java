package org.lwjgl.opencl;

public class CL11 {
  public static int clSetEventCallback(long event, int type, CLEventCallbackI code, long data) {
    return 0;
  }
}
