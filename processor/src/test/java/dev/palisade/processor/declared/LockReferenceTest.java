package dev.palisade.processor.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.FieldId;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.golden.TestCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lock references name, in both compilers. */
class LockReferenceTest {
  @TempDir Path scratch;

  private String locks(TestCompiler compiler, String reference) throws IOException {
    String source = SOURCE.replace("REFERENCE", reference);
    DeclaredProbe.Result result = DeclaredProbe.run(compiler, scratch, source, OTHER, FAR);
    assertEquals(List.of(), result.problems());
    return result.facts().contracts().stream()
        .flatMap(contract -> contract.locks(Contract.LockClause.LOCKS).stream())
        .map(DeclaredLock::lock)
        .map(LockReferenceTest::show)
        .collect(Collectors.joining(", "));
  }

  private static String show(LockRef lock) {
    ObjectPath object = lock.object();
    return lock.kind()
        + " "
        + object.root()
        + (object.root() == ObjectPath.Root.PARAMETER ? object.index() : "")
        + " "
        + object.type()
        + object.fields().stream()
            .map(FieldId::toString)
            .map(f -> " " + f)
            .collect(Collectors.joining());
  }

  private static final String SOURCE =
      """
      package p;
      import dev.palisade.annotations.*;
      import java.util.concurrent.locks.*;
      import q.Far;
      class Outer {
        static final Lock GLOBAL = new ReentrantLock();
        final Lock outerLock = new ReentrantLock();
        static class Base { protected final StampedLock baseLock = new StampedLock(); }
        static class Ring<L extends ReadWriteLock> extends Base {
          Lock ringLock; Object monitor; L generic; Other other; SpinLock spin; int[] array;
          @Locks({"REFERENCE"}) void m(Other given, Lock direct, Lock ringLock) {}
        }
      }
      """;
  private static final String OTHER =
      """
      package p;
      import dev.palisade.annotations.*;
      class Other { final Object own = new Object(); static java.util.concurrent.Semaphore SEM; }
      @LockClass(name = "spin") class SpinLock {}
      """;
  private static final String FAR =
      """
      package q;
      public class Far { public static final Object LOCK = new Object(); public Object each; }
      """;

  @ParameterizedTest
  @EnumSource
  void aBareNameIsAFieldBeforeAParameter(TestCompiler compiler) throws IOException {
    assertEquals("LOCK THIS p.Outer$Ring p.Outer$Ring.ringLock", locks(compiler, "ringLock"));
  }

  @ParameterizedTest
  @EnumSource
  void aBareNameMayBeAParameter(TestCompiler compiler) throws IOException {
    assertEquals("LOCK PARAMETER1 java.util.concurrent.locks.Lock", locks(compiler, "direct"));
  }

  @ParameterizedTest
  @EnumSource
  void anInheritedFieldIsNamedAfterItsDeclaration(TestCompiler compiler) throws IOException {
    assertEquals("LOCK THIS p.Outer$Ring p.Outer$Base.baseLock", locks(compiler, "baseLock"));
  }

  @ParameterizedTest
  @EnumSource
  void anObjectThatIsNoLockIsAMonitor(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR THIS p.Outer$Ring p.Outer$Ring.monitor", locks(compiler, "monitor"));
  }

  @ParameterizedTest
  @EnumSource
  void anArrayIsAMonitor(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR THIS p.Outer$Ring p.Outer$Ring.array", locks(compiler, "array"));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeVariableIsALockByItsBound(TestCompiler compiler) throws IOException {
    assertEquals("LOCK THIS p.Outer$Ring p.Outer$Ring.generic", locks(compiler, "generic"));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeThatSaysItIsALockIsOne(TestCompiler compiler) throws IOException {
    assertEquals("LOCK THIS p.Outer$Ring p.Outer$Ring.spin", locks(compiler, "spin"));
  }

  @ParameterizedTest
  @EnumSource
  void aStaticFieldOfATypeAroundNeedsNoName(TestCompiler compiler) throws IOException {
    assertEquals("LOCK STATIC p.Outer p.Outer.GLOBAL", locks(compiler, "GLOBAL"));
  }

  @ParameterizedTest
  @EnumSource
  void aFieldOfATypeAroundIsThatOfAnyInstance(TestCompiler compiler) throws IOException {
    assertEquals("LOCK ANY p.Outer p.Outer.outerLock", locks(compiler, "outerLock"));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeOfThePackageNeedsNoQualifier(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR ANY p.Other p.Other.own", locks(compiler, "Other.own"));
  }

  @ParameterizedTest
  @EnumSource
  void aSemaphoreIsALock(TestCompiler compiler) throws IOException {
    assertEquals("LOCK STATIC p.Other p.Other.SEM", locks(compiler, "Other.SEM"));
  }

  @ParameterizedTest
  @EnumSource
  void aSiblingIsFoundThroughTheTypeAround(TestCompiler compiler) throws IOException {
    assertEquals("LOCK ANY p.Outer$Base p.Outer$Base.baseLock", locks(compiler, "Base.baseLock"));
  }

  @ParameterizedTest
  @EnumSource
  void anInheritedFieldNamedThroughItsHeirKeepsItsOwner(TestCompiler compiler) throws IOException {
    assertEquals("LOCK ANY p.Outer$Base p.Outer$Base.baseLock", locks(compiler, "Ring.baseLock"));
  }

  @ParameterizedTest
  @EnumSource
  void aNestedTypeIsNamedThroughItsOuterType(TestCompiler compiler) throws IOException {
    assertEquals(
        "LOCK ANY p.Outer$Base p.Outer$Base.baseLock", locks(compiler, "p.Outer.Base.baseLock"));
  }

  @ParameterizedTest
  @EnumSource
  void aFarTypeIsNamedWithItsPackage(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR STATIC q.Far q.Far.LOCK", locks(compiler, "q.Far.LOCK"));
  }

  @ParameterizedTest
  @EnumSource
  void aClassObjectIsAMonitor(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR STATIC p.Other", locks(compiler, "Other.class"));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeOfJavaLangNeedsNoQualifier(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR STATIC java.lang.Runtime", locks(compiler, "Runtime.class"));
  }

  @ParameterizedTest
  @EnumSource
  void thisIsTheReceiver(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR THIS p.Outer$Ring", locks(compiler, "this"));
  }

  @ParameterizedTest
  @EnumSource
  void aFieldOfAParameterIsOfThatParameter(TestCompiler compiler) throws IOException {
    assertEquals("MONITOR PARAMETER0 p.Other p.Other.own", locks(compiler, "given.own"));
  }

  @ParameterizedTest
  @EnumSource
  void aPathMayGoThroughFields(TestCompiler compiler) throws IOException {
    assertEquals(
        "MONITOR THIS p.Outer$Ring p.Outer$Ring.other p.Other.own",
        locks(compiler, "this.other.own"));
  }

  @ParameterizedTest
  @EnumSource
  void severalLocksKeepTheirOrder(TestCompiler compiler) throws IOException {
    assertEquals(
        "MONITOR THIS p.Outer$Ring, LOCK STATIC p.Outer p.Outer.GLOBAL",
        locks(compiler, "this\", \"GLOBAL"));
  }
}
