package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Identity and kind of a lock. */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface LockClass {
  /** Name. */
  String name() default "";

  /** The class this is a level of. */
  String subclassOf() default "";

  /** The level: of one class, a lower one is taken first. */
  int nested() default 0;

  /** Whether the thread that holds it may take it again. */
  boolean reentrant() default false;

  /** Whether waiting for it burns a processor. */
  boolean spin() default false;
}
