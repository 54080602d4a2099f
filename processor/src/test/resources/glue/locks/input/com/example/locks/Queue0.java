package com.example.locks;

import java.util.concurrent.locks.ReentrantLock;

class Queue0 {
  static final ReentrantLock LOCK = new ReentrantLock();
}
