package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives back locks held on entry. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Releases.List.class)
public @interface Releases {
  /** Lock references. */
  String[] value();

  /** How the lock is taken. */
  LockMode mode() default LockMode.WRITE;

  /** Only when the method returns true. */
  boolean onTrue() default false;

  /** Holds several. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations it holds. */
    Releases[] value();
  }
}
