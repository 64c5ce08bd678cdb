// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.ArrayList;
import java.util.List;

/** Hands out what the functions of one device share: interface numbers, endpoint addresses, string numbers. */
public final class Layout {
  private final List<String> strings = new ArrayList<>();
  private int interfaces;
  private int lastIn;
  private int lastOut;

  public int nextInterface() {
    return interfaces++;
  }

  public int nextIn() {
    return 0x80 | ++lastIn;
  }

  public int nextOut() {
    return ++lastOut;
  }

  /** The number of a string descriptor with that text. */
  public int string(String text) {
    strings.add(text);
    return strings.size();
  }

  public int interfaces() {
    return interfaces;
  }

  public List<String> strings() {
    return List.copyOf(strings);
  }
}
