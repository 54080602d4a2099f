package cache;

class Page {
  final Object pageLock = new Object();
}
