package dev.palisade.processor.fact;

/** How binary names are shown. */
public final class TypeNames {
  private TypeNames() {}

  /** Whether a type, or what it is in, has no name: the compiler goes on after that error. */
  public static boolean isNameless(CharSequence name) {
    return name.toString().contains("<error>");
  }

  /** {@code Outer.Inner} of {@code pkg.Outer$Inner}. */
  public static String simple(String binaryName) {
    return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** Whether a type is an anonymous or local one of another: it is made where it is called. */
  public static boolean isLocal(String type, String of) {
    return type.startsWith(of + "$") && Character.isDigit(type.charAt(of.length() + 1));
  }

  /** {@code pkg.Outer} of {@code pkg.Outer$Inner}: the type whose source file holds it. */
  public static String topLevel(String binaryName) {
    int nested = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
    return nested < 0 ? binaryName : binaryName.substring(0, nested);
  }
}
