package dev.palisade.processor.glue;

import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.glue.GlueGenerator.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The driver as the readers see it, and where they leave what is wrong with it. */
final class DriverSource {
  final TypeElement driver;
  final TypeElement timeline;
  final Elements elements;
  final Types types;
  final ElementNames names;
  final Access access;
  final Signatures signatures;
  final List<Problem> problems = new ArrayList<>();

  /** Erased signatures of the methods the glue has so far, its own and inherited ones. */
  final Set<String> taken = new HashSet<>();

  DriverSource(TypeElement driver, TypeElement timeline, Elements elements, Types types) {
    this.driver = driver;
    this.timeline = timeline;
    this.elements = elements;
    this.types = types;
    this.names = new ElementNames(elements, types);
    this.access = new Access(elements, elements.getPackageOf(driver));
    this.signatures =
        new Signatures(elements.getPackageOf(driver), elements.getAllMembers(timeline));
  }

  PackageElement home() {
    return elements.getPackageOf(driver);
  }

  /** Whether a type lies in the driver's package. */
  boolean isAtHome(TypeElement type) {
    return elements.getPackageOf(type).equals(home());
  }

  /** {@code Outer.RingDriver}. */
  String driverName() {
    return shown(driver);
  }

  /** A type as messages name it. */
  String shown(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? shown(outer) + "." + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  void problem(Element element, String text) {
    problems.add(new Problem(element, text));
  }

  /** The type of this qualified name, if the driver's module sees it. */
  @Nullable TypeElement find(String qualifiedName) {
    return ElementNames.find(elements, qualifiedName, driver);
  }

  /** The type of this binary name, if the driver's module sees it. */
  @Nullable TypeElement findBinary(String name) {
    TypeElement asWritten = find(name);
    int nested = name.lastIndexOf('$');
    if (asWritten != null || nested <= 0) {
      return asWritten;
    }
    TypeElement outer = findBinary(name.substring(0, nested));
    return outer == null
        ? null
        : ElementFilter.typesIn(outer.getEnclosedElements()).stream()
            .filter(type -> type.getSimpleName().contentEquals(name.substring(nested + 1)))
            .findFirst()
            .orElse(null);
  }

  /** The type of this name in the driver's package, if there is one. */
  @Nullable TypeElement findAtHome(String simpleName) {
    String home = home().getQualifiedName().toString();
    return find(home.isEmpty() ? simpleName : home + "." + simpleName);
  }

  /** A member's type, as {@code type} inherits it. */
  TypeMirror typeIn(TypeElement type, Element member) {
    return type.equals(member.getEnclosingElement())
        ? member.asType()
        : types.asMemberOf((DeclaredType) type.asType(), member);
  }

  boolean isSubtype(TypeElement type, TypeElement of) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(of.asType()));
  }
}
