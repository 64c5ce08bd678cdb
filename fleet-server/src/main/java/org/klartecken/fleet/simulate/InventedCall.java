// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.quality.Codec;
import org.klartecken.quality.EModel;

/**
 * The figures of a call over a simulated network, which fit together. Pure.
 *
 * @param trip there and back, seconds
 * @param loss percent of the packets, half of them on each way
 * @param jitter seconds
 */
record InventedCall(double trip, double loss, double jitter) {
  private static final int PACKETS = 300;
  private static final double MTU = 1500;
  /** Expedited Forwarding (RFC 3246). */
  private static final double EF = 46;

  /** Those that are numbers. */
  Map<ReadingName, Double> figures() {
    Map<ReadingName, Double> figures = new LinkedHashMap<>();
    figures.put(ReadingNames.NETWORK_PATH_MTU, MTU);
    figures.put(ReadingNames.NETWORK_CALL_PACKETS, (double) PACKETS);
    figures.put(ReadingNames.NETWORK_LOSS, loss);
    figures.put(ReadingNames.NETWORK_LOSS_AT_LEAST, Math.max(0, loss - 2.5));
    figures.put(ReadingNames.NETWORK_LOSS_AT_MOST, loss + 1);
    figures.put(ReadingNames.NETWORK_LOSS_BURST, loss > 0 ? 2.0 : 0);
    figures.put(ReadingNames.NETWORK_LOSS_UP, loss / 2);
    figures.put(ReadingNames.NETWORK_LOSS_DOWN, loss / 2);
    figures.put(ReadingNames.NETWORK_ROUND_TRIP, trip);
    figures.put(ReadingNames.NETWORK_ROUND_TRIP_P95, trip + 2 * jitter);
    figures.put(ReadingNames.NETWORK_JITTER_UP, jitter);
    figures.put(ReadingNames.NETWORK_JITTER_DOWN, jitter * 0.9);
    figures.put(ReadingNames.NETWORK_VARIATION_UP, 2 * jitter);
    figures.put(ReadingNames.NETWORK_VARIATION_DOWN, 1.8 * jitter);
    figures.put(ReadingNames.NETWORK_REORDERED, 0.0);
    figures.put(ReadingNames.NETWORK_DUPLICATED, 0.0);
    figures.put(ReadingNames.NETWORK_DSCP_UP, EF);
    figures.put(ReadingNames.NETWORK_DSCP_DOWN, EF);
    double rating = rating(loss);
    figures.put(ReadingNames.NETWORK_RATING, Math.max(0, rating));
    figures.put(ReadingNames.NETWORK_MOS, EModel.mos(rating));
    figures.put(ReadingNames.NETWORK_MOS_AT_MOST, EModel.mos(rating(Math.max(0, loss - 2.5))));
    return figures;
  }

  /** Mouth to ear: half the way there and back, one packet's sound of 20 ms, and what waits to be played. */
  private double rating(double lost) {
    return EModel.rating(trip / 2 + 0.02 + 2 * jitter, lost / 100, 1, Codec.G711_PLC);
  }
}
