package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A declared order of locks. */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.CLASS)
@Repeatable(LockOrder.List.class)
public @interface LockOrder {
  /** Lock references, first the one that is taken first. */
  String[] value();

  /** Whether nesting that is not declared is an error. */
  boolean strict() default false;

  /** Holds several. */
  @Documented
  @Target({ElementType.TYPE, ElementType.PACKAGE})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations it holds. */
    LockOrder[] value();
  }
}
