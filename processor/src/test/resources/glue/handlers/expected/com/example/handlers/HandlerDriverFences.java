package com.example.handlers;

import dev.palisade.runtime.Timeline;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The fences of {@link HandlerDriver}: makes them, signals them, and stands between the driver and
 * the core.
 *
 * <p>Written by Palisade from the annotations of {@code HandlerDriver}. {@link #create()} gives a
 * pending fence. {@link #close()} cancels what is still pending and returns when nothing of the
 * driver runs any more, no op, no handler and no callback: only then may the driver free what its
 * device uses.
 */
@Generated("dev.palisade.processor.ContractProcessor")
public final class HandlerDriverFences extends Timeline implements AutoCloseable {
  private final HandlerDriver driver;

  /**
   * Serves {@code driver}, which must stay usable until {@link #close()} has returned.
   *
   * @param driver the driver that the core calls through this object
   */
  public HandlerDriverFences(HandlerDriver driver) {
    super("handlers", Set.of(), /* timestamps= */ false);
    this.driver = driver;
  }

  /**
   * Runs {@link HandlerDriver#overloaded} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param code as in the driver
   */
  public void overloaded(int code) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.overloaded(code);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#overloaded} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param code as in the driver
   */
  public void overloaded(long code) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.overloaded(code);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#throwing} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   */
  public void throwing() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.throwing();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#packagePrivateType} as an interrupt, for the completion thread to
   * call. Nothing it throws goes further: the pending fences fail with it.
   *
   * @param event as in the driver
   */
  void packagePrivateType(HandlerDriver.Event event) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.packagePrivateType(event);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#ofBoolean} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @return what the handler returns; {@code false} if it threw
   */
  public boolean ofBoolean() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return HandlerDriver.ofBoolean();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return false;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#ofChar} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @return what the handler returns; {@code 0} if it threw
   */
  public char ofChar() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.ofChar();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return 0;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#ofDouble} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @return what the handler returns; {@code 0} if it threw
   */
  public double ofDouble() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.ofDouble();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return 0;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#ofReference} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param buffer as in the driver
   * @return what the handler returns; {@code null} if it threw
   */
  @SuppressWarnings("NullAway")
  public String ofReference(ByteBuffer buffer) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.ofReference(buffer);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return null;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#ofNullable} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param name as in the driver
   * @param entry as in the driver
   * @return what the handler returns; {@code null} if it threw
   */
  public byte @Nullable [] ofNullable(@Nullable String name,
      Map. @Nullable Entry<String, ?> entry) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.ofNullable(name, entry);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return null;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#takenNames} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param driver as in the driver
   * @param escaped as in the driver
   * @param fence as in the driver
   */
  public void takenNames(int driver, long escaped, Object[] fence) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      this.driver.takenNames(driver, escaped, fence);
    } catch (Throwable escaped_) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped_);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#takenNamesStatic} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param driver as in the driver
   * @return what the handler returns; {@code 0} if it threw
   */
  public int takenNamesStatic(int driver) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return HandlerDriver.takenNamesStatic(driver);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return 0;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#varargs} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @param first as in the driver
   * @param rest as in the driver
   * @return what the handler returns; {@code 0} if it threw
   */
  public int varargs(int first, int... rest) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      return driver.varargs(first, rest);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
      return 0;
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#genericVarargs} as an interrupt, for the completion thread to call.
   * Nothing it throws goes further: the pending fences fail with it.
   *
   * @param lists as in the driver
   */
  @SuppressWarnings("unchecked")
  public void genericVarargs(List<String>... lists) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.genericVarargs(lists);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#generic} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @param <T> as in the driver
   * @param value as in the driver
   * @param values as in the driver
   * @param nested as in the driver
   */
  public <T extends Comparable<? super T> & Serializable> void generic(T value,
      List<@Nullable T> values, Map<String, ? extends List<T[]>>[] nested) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.generic(value, values, nested);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#record} as an interrupt, for the completion thread to call. Nothing
   * it throws goes further: the pending fences fail with it.
   *
   * @param record as in the driver
   * @param sealed as in the driver
   * @param var as in the driver
   * @param yield as in the driver
   * @param $dollar as in the driver
   */
  public void record(int record, int sealed, int var, int yield, int $dollar) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.record(record, sealed, var, yield, $dollar);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#yield} as an interrupt, for the completion thread to call. Nothing it
   * throws goes further: the pending fences fail with it.
   */
  public void yield() {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.yield();
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }

  /**
   * Runs {@link HandlerDriver#aNameThatIsLongEnoughForTheParametersToBeWrapped} as an interrupt,
   * for the completion thread to call. Nothing it throws goes further: the pending fences fail with
   * it.
   *
   * @param theFirstParameterOfThem as in the driver
   * @param theSecondParameterOfThem as in the driver
   * @param theThirdParameterOfThem as in the driver
   */
  public void aNameThatIsLongEnoughForTheParametersToBeWrapped(int theFirstParameterOfThem,
      int theSecondParameterOfThem, int theThirdParameterOfThem) {
    // Until the exit, to wait for a fence throws here, and close() waits for us (HB7).
    enterInterrupt();
    try {
      driver.aNameThatIsLongEnoughForTheParametersToBeWrapped(theFirstParameterOfThem,
          theSecondParameterOfThem, theThirdParameterOfThem);
    } catch (Throwable escaped) {
      // Nothing may unwind into native code: who waits for a fence gets it instead.
      failPending(escaped);
    } finally {
      exitInterrupt();
    }
  }
}
