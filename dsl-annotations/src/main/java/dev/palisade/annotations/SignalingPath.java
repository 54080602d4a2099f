package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Must finish for a fence to be signaled. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface SignalingPath {
  /** Whose fences. */
  Class<?> value() default void.class;

  /** Drivers whose fences this path may wait for. */
  Class<?>[] after() default {};
}
