// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.util.regex.Pattern;

/**
 * Names one device by its place in the PC, since serial numbers repeat or are absent: {@code host},
 * {@code usb:1-4.2}, {@code display:card0-HDMI-A-1}, {@code net:eth0}.
 */
public record DeviceId(String value) implements Comparable<DeviceId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]{0,15}(?::[A-Za-z0-9._:@-]{1,80})?");

  /** The room PC itself. */
  public static final DeviceId HOST = new DeviceId("host");

  public DeviceId {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("device id must look like usb:1-4.2, not " + Printable.quote(value));
    }
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
