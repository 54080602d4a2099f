package dev.palisade.processor.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.palisade.processor.golden.TestCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sources that do not compile: the compiler says so, and the front end neither crashes nor adds to
 * it.
 */
class IllFormedInputTest {
  @TempDir Path scratch;

  private void rejectedByTheCompilerAlone(TestCompiler compiler, String... sources)
      throws IOException {
    DeclaredProbe.Result result = DeclaredProbe.run(compiler, scratch, sources);
    assertEquals(List.of(), result.problems());
    assertFalse(
        result.outcome().messages().stream().noneMatch(m -> m.kind() == Diagnostic.Kind.ERROR),
        "the source was meant not to compile");
  }

  private static String ring(String members) {
    return "package p; import dev.palisade.annotations.*; import dev.palisade.runtime.*;\n"
        + "@FenceDriver(name = \"ring\") class Ring {\n"
        + members
        + "\n}";
  }

  @ParameterizedTest
  @EnumSource
  void anUnresolvedAnnotation(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(compiler, ring("@Lockz(\"x\") @missing.Locks(\"y\") void m() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void anAnnotationThatWasNotImported(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, "package p; @FenceDriver(name = \"x\") class Ring { @Locks(\"y\") void m() {} }");
  }

  @ParameterizedTest
  @EnumSource
  void aMissingValue(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        ring("@Locks void m() {} @RunsIn void n() {} @FenceDriver class D {} @LockOrder class E {}")
            .replace("class D", "static class D"));
  }

  @ParameterizedTest
  @EnumSource
  void aStringThatIsNotConstant(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("static String s() { return \"\"; } @Locks({s(), UNKNOWN}) void m() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfTheWrongType(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("@Locks(5) void m() {} @RunsIn(\"x\") void n() {} @Signals(1) void o() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void aClassThatDoesNotResolve(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("@Signals(Missing.class) void m() {} @WaitsFor(a.B.class) void n() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void anEnumConstantThatDoesNotResolve(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("@RunsIn(ExecutionContext.NOWHERE) void m() {} @RunsIn({X}) void n() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void aLockOfAnUnresolvedType(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("Missing lock; @Locks({\"lock\", \"lock.inner\"}) void m() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void aLockThatAnUnresolvedSupertypeMayHave(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        ring("static class A extends Missing { @Locks(\"inherited\") void m() {} }"),
        "package p; import dev.palisade.annotations.*; interface I extends Gone {"
            + " @Requires(\"Ring.A.other\") void m(); }");
  }

  @ParameterizedTest
  @EnumSource
  void anOpWithUnresolvedTypes(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        ring("@EnableSignaling Gone enable(Missing fence) throws Lost { return null; }"
                + " @TimelineName Gone name() { return null; }"
                + " @MustSignal Gone f; @PublishedBySignal int x;"
                + " void call(@RunsNow Gone task, @MustSignal Gone fence) {}")
            .replace("@PublishedBySignal int x;", ""));
  }

  @ParameterizedTest
  @EnumSource
  void aFenceOfAnUnresolvedClass(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, ring("static class F extends Missing { @PublishedBySignal int x; }"));
  }

  @ParameterizedTest
  @EnumSource
  void aTypeThatInheritsFromItself(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        "package p; import dev.palisade.annotations.*;"
            + " class A extends B { Object own; @Locks(\"own\") void m() {} }",
        "package p; class B extends A {}");
  }

  @ParameterizedTest
  @EnumSource
  void anAnnotationWhereItMayNotBe(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        ring("@EnableSignaling Object field; @Locks(\"this\") class Inner {} ")
            .replace("class Inner", "static class Inner"));
  }

  @ParameterizedTest
  @EnumSource
  void theSameAnnotationTwice(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(compiler, ring("Object a; @Drops(\"a\") @Drops(\"a\") void m() {}"));
  }

  @ParameterizedTest
  @EnumSource
  void twoMembersOfOneName(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler,
        ring("Object a; Object a; @Locks(\"a\") void m() {} @Locks(\"a\") void m() {}"),
        "package p; class Ring {}");
  }

  @ParameterizedTest
  @EnumSource
  void aSyntaxError(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(compiler, ring("@Locks(\"this\" void m( { @Requires void"));
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenPackageAnnotation(TestCompiler compiler) throws IOException {
    rejectedByTheCompilerAlone(
        compiler, "@dev.palisade.annotations.LockOrder(Missing.X) @Gone package p;");
  }
}
