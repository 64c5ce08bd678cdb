// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/** The unit of a reading. A new unit is a change of the contract. */
public enum Unit {
  /** Of flags and texts. */
  NONE, COUNT, SECOND, PERCENT, DECIBEL, DECIBEL_MILLIWATT, BIT_PER_SECOND, BYTE, HERTZ, PIXEL, CELSIUS, OTHER
}
