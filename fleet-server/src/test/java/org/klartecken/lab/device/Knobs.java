// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** The usual kinds of knobs. */
public final class Knobs {
  private Knobs() {
  }

  public static <E extends Enum<E>> Function.Knob word(Class<E> words, Consumer<E> setter) {
    return value -> setter.accept(word(words, value));
  }

  /** Something that is pressed and springs back. */
  public static <E extends Enum<E>> Function.Knob key(Class<E> words, Consumer<E> press) {
    return new Function.Knob() {
      @Override
      public void turn(String value) {
        press.accept(word(words, value));
      }

      @Override
      public boolean stays() {
        return false;
      }
    };
  }

  /** {@code no-signal} is {@code NO_SIGNAL}. */
  public static <E extends Enum<E>> E word(Class<E> words, String value) {
    String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(words.getEnumConstants()).filter(word -> word.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is none of "
            + Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  public static Function.Knob number(double least, double greatest, DoubleConsumer setter) {
    return value -> {
      double number = Double.parseDouble(value);
      if (!(number >= least && number <= greatest)) {
        throw new IllegalArgumentException(value + " is not between " + least + " and " + greatest);
      }
      setter.accept(number);
    };
  }

  public static Function.Knob onOff(Consumer<Boolean> setter) {
    return value -> setter.accept(switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException(value + " is neither on nor off");
    });
  }
}
