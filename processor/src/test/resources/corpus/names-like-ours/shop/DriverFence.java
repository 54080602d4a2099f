package shop;

class DriverFence extends Fence {
  DriverFence(Timeline timeline) {
    timeline.add(this);
  }
}
