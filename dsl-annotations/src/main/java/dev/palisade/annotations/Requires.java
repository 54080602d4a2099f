package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Locks that are held on entry. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Requires.List.class)
public @interface Requires {
  /** Lock references. */
  String[] value();

  /** How the lock is taken. */
  LockMode mode() default LockMode.WRITE;

  /** Holds several. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations it holds. */
    Requires[] value();
  }
}
