package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Returns with these locks held. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
@Repeatable(Acquires.List.class)
public @interface Acquires {
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
    Acquires[] value();
  }
}
