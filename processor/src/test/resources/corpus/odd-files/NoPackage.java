class NoPackage { static final NoPackage ONE = new NoPackage(); synchronized void m() { synchronized (ONE) { ONE.n(); } } void n() {} }
class Other extends NoPackage { synchronized @Override void m() { super.m(); } }
