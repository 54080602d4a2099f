package com.example.handlers;

import dev.palisade.annotations.FenceDriver;
import dev.palisade.annotations.InterruptHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Handlers of every shape. */
@NullMarked
@FenceDriver(name = "handlers")
public class HandlerDriver {
  /** A handler's own type, which only the package sees. */
  record Event(int code) {}

  /** Made by a factory. */
  protected HandlerDriver() {}

  @InterruptHandler
  void overloaded(int code) {}

  @InterruptHandler
  void overloaded(long code) {}

  @InterruptHandler
  void throwing() throws IOException, InterruptedException {}

  @InterruptHandler
  void packagePrivateType(Event event) {}

  @InterruptHandler
  static boolean ofBoolean() {
    return true;
  }

  @InterruptHandler
  char ofChar() {
    return 'c';
  }

  @InterruptHandler
  double ofDouble() {
    return 1;
  }

  @InterruptHandler
  String ofReference(ByteBuffer buffer) {
    return "";
  }

  @InterruptHandler
  byte @Nullable [] ofNullable(@Nullable String name, Map.@Nullable Entry<String, ?> entry) {
    return null;
  }

  @InterruptHandler
  void takenNames(int driver, long escaped, Object[] fence) {}

  @InterruptHandler
  static int takenNamesStatic(int driver) {
    return driver;
  }

  @InterruptHandler
  int varargs(int first, int... rest) {
    return 0;
  }

  @InterruptHandler
  @SuppressWarnings("unchecked")
  void genericVarargs(List<String>... lists) {}

  @InterruptHandler
  <T extends Comparable<? super T> & java.io.Serializable> void generic(
      T value, List<@Nullable T> values, Map<String, ? extends List<T[]>>[] nested) {}

  @InterruptHandler
  void record(int record, int sealed, int var, int yield, int $dollar) {}

  @InterruptHandler
  void yield() {}

  @InterruptHandler
  void aNameThatIsLongEnoughForTheParametersToBeWrapped(
      int theFirstParameterOfThem, int theSecondParameterOfThem, int theThirdParameterOfThem) {}
}
