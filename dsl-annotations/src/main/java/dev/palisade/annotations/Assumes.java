package dev.palisade.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Why a suppression is right. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
@Retention(RetentionPolicy.CLASS)
@Repeatable(Assumes.List.class)
public @interface Assumes {
  /** The diagnostic id. */
  String id();

  /** Why it is right. */
  String reason();

  /** Holds several. */
  @Documented
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
  @Retention(RetentionPolicy.CLASS)
  @interface List {
    /** The annotations it holds. */
    Assumes[] value();
  }
}
