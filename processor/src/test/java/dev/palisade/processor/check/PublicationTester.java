package dev.palisade.processor.check;

import com.google.errorprone.BugCheckerRefactoringTestHelper;
import com.google.errorprone.CompilationTestHelper;

/** Tries {@link WeakPublication} on the members of a class that has handles for some of them. */
final class PublicationTester {
  private PublicationTester() {}

  static void finds(String members) {
    CompilationTestHelper.newInstance(WeakPublication.class, PublicationTester.class)
        .setArgs("-proc:none")
        .addSourceLines("User.java", user(members))
        .doTest();
  }

  static void mends(String before, String after) {
    BugCheckerRefactoringTestHelper.newInstance(WeakPublication.class, PublicationTester.class)
        .setArgs("-proc:none")
        .addInputLines("User.java", user(before))
        .addOutputLines("User.java", user(after))
        .doTest();
  }

  private static String user(String members) {
    return """
        import java.lang.invoke.MethodHandles;
        import java.lang.invoke.VarHandle;
        import java.util.concurrent.atomic.*;

        class User {
          interface Ops {
            String name();
          }

          static final VarHandle READY = handle("ready", boolean.class);
          static final VarHandle ARMED = handle("armed", boolean.class);
          static final VarHandle OPS = handle("ops", Ops.class);

          static VarHandle handle(String name, Class<?> type) {
            try {
              return MethodHandles.lookup().findVarHandle(User.class, name, type);
            } catch (ReflectiveOperationException e) {
              throw new ExceptionInInitializerError(e);
            }
          }

        %s}
        """
        .formatted(members);
  }
}
