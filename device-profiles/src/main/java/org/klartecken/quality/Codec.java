// SPDX-License-Identifier: Apache-2.0
package org.klartecken.quality;

/**
 * What a voice codec costs (ITU-T G.113 appendix I).
 *
 * @param ie equipment impairment without loss
 * @param bpl robustness against loss
 */
public record Codec(double ie, double bpl) {
  public static final Codec G711 = new Codec(0, 4.3);
  /** With packet loss concealment, as every meeting program has it. */
  public static final Codec G711_PLC = new Codec(0, 25.1);
  public static final Codec G729A = new Codec(11, 19);
  public static final Codec G723_1 = new Codec(15, 16.1);
  public static final Codec GSM_EFR = new Codec(5, 10);
}
