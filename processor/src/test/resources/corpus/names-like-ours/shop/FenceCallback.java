package shop;

public interface FenceCallback {
  void signaled(Fence fence);
}
