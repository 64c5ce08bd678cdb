// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** {@code idVendor} and {@code idProduct} of a USB device, each 0 to 0xffff; printed as {@code 046d:0866}. */
public record UsbId(int vendor, int product) implements Comparable<UsbId> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{4}:[0-9a-fA-F]{4}");

  public UsbId {
    if (vendor < 0 || vendor > 0xffff || product < 0 || product > 0xffff) {
      throw new IllegalArgumentException("USB ids lie between 0000 and ffff");
    }
  }

  /** Reads {@code 046d:0866}; anything else is an {@link IllegalArgumentException} that says so. */
  public static UsbId parse(String text) {
    if (text == null || !SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a USB id looks like 046d:0866, not " + Printable.quote(text));
    }
    return new UsbId(Integer.parseInt(text.substring(0, 4), 16), Integer.parseInt(text.substring(5), 16));
  }

  @Override
  public int compareTo(UsbId other) {
    return vendor != other.vendor ? Integer.compare(vendor, other.vendor) : Integer.compare(product, other.product);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04x:%04x", vendor, product);
  }
}
