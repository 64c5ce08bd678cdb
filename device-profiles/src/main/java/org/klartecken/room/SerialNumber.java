// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what a device gives as its serial number can be one, or is what the factory left there. */
public final class SerialNumber {
  private static final int SHORTEST = 4;
  private static final String UPWARDS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "12345678901234567890";
  private static final Set<String> WORDS = Set.of("NONE", "NULL", "DEFAULT", "DEFAULTSTRING", "UNKNOWN", "NOTSPECIFIED",
      "NOTAVAILABLE", "SERIAL", "SERIALNUMBER", "SERIALNO", "TOBEFILLEDBYOEM", "SYSTEMSERIALNUMBER", "INVALID", "TEST",
      "EMPTY", "USB20", "USB30", "0X00000000", "DEADBEEF", "16843009", "4294967295", "20200101", "MSFT30");

  private SerialNumber() {
  }

  /**
   * The serial number without surrounding space; empty when there is none, or one that many units are bound to share:
   * {@code 0}, all of one character, {@code 1234567890}, {@code N/A}, {@code 0x01010101} of an EDID.
   */
  public static Optional<String> usable(@Nullable String told) {
    String text = told == null ? "" : told.strip();
    String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    boolean placeholder = bare.length() < SHORTEST || bare.chars().distinct().count() == 1 || isRun(bare)
        || WORDS.contains(bare);
    return placeholder ? Optional.empty() : Optional.of(text);
  }

  /** {@code 123456789}, {@code 0123456789ABCDEF}, {@code SN0000001}: counted up, or hardly counted at all. */
  private static boolean isRun(String bare) {
    String figures = bare.replaceFirst("^[A-Z]{1,3}(?=[0-9]+$)", "");
    boolean counted = figures.matches("0*[01]") || DIGITS.contains(figures);
    return UPWARDS.contains(bare) || DIGITS.contains(bare) || (figures.length() >= SHORTEST && counted);
  }
}
