package dev.roost.linux.abi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which headers a class speaks for. The proof reads it: it compiles a C program that includes them
 * and compares sizes, offsets and values.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KernelHeader {
  /** Headers as a C program includes them, in this order. */
  String[] value();

  /** Manual pages that say what the structs mean. */
  String man();

  /** Macro that is defined where the header is new enough to have the structs; "" if all are. */
  String guard() default "";
}
