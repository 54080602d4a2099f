package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The annotated methods of this type are the ops of a driver. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface FenceDriver {
  /** Name of the driver. */
  String name();

  /** The lock that serialises the fences of this driver. */
  String externalLock() default "";

  /** Whether fences are stamped. */
  boolean timestamps() default false;
}
