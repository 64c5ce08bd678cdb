// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

/** The room PC's network card; which one decides what can be done to it. */
public enum NetworkCard {
  /** Tells when its cable is pulled (QEMU's e1000e does not); always 1 Gbit/s. */
  GIGABIT("e1000"),
  /** Can be set to 10 Mbit/s and half duplex; does not notice its cable. */
  FAST_ETHERNET("i82557b");

  private final String model;

  NetworkCard(String model) {
    this.model = model;
  }

  String model() {
    return model;
  }
}
