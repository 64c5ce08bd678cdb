// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import java.time.Instant;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.transport.UdpPath;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.ReadingNames;
import org.klartecken.quality.EModel;
import org.klartecken.quality.LossBounds;

/** A call's figures under the names of the contract. Pure. */
final class CallReadings {
  private CallReadings() {
  }

  static Readings of(AttachedDevice link, Instant now, CallFigures call, PathMtu mtu) {
    Readings readings = Readings.of(link, now, ProofLevel.MEASURED).add(ReadingNames.NETWORK_UDP, UdpPath.OPEN.word());
    if (mtu.octets() > 0) {
      readings.add(ReadingNames.NETWORK_PATH_MTU, mtu.octets());
    }
    loss(readings, call);
    if (call.lost() < call.packets()) {
      delay(readings, call);
      quality(readings, call);
    }
    return readings;
  }

  /** Of a call that never came about. */
  static Readings blocked(AttachedDevice link, Instant now, UdpPath path) {
    return Readings.of(link, now, ProofLevel.MEASURED).add(ReadingNames.NETWORK_UDP, path.word());
  }

  private static void loss(Readings readings, CallFigures call) {
    LossBounds bounds = call.bounds();
    readings.add(ReadingNames.NETWORK_CALL_PACKETS, call.packets())
        .add(ReadingNames.NETWORK_LOSS, 100.0 * call.lost() / Math.max(1, call.packets()))
        .add(ReadingNames.NETWORK_LOSS_AT_LEAST, 100 * bounds.least())
        .add(ReadingNames.NETWORK_LOSS_AT_MOST, 100 * bounds.most())
        .add(ReadingNames.NETWORK_LOSS_BURST, call.longestBurst());
    if (call.lostUp().isPresent() && call.packets() > 0) {
      double up = call.lostUp().getAsDouble();
      readings.add(ReadingNames.NETWORK_LOSS_UP, 100 * up / call.packets())
          .add(ReadingNames.NETWORK_LOSS_DOWN, 100 * (call.lost() - up) / call.packets());
    }
  }

  private static void delay(Readings readings, CallFigures call) {
    double heard = call.packets() - call.lost();
    readings.add(ReadingNames.NETWORK_ROUND_TRIP, call.medianRoundTrip())
        .add(ReadingNames.NETWORK_ROUND_TRIP_P95, CallFigures.quantile(call.roundTrips(), 0.95))
        .add(ReadingNames.NETWORK_JITTER_UP, call.jitterUp()).add(ReadingNames.NETWORK_JITTER_DOWN, call.jitterDown())
        .add(ReadingNames.NETWORK_VARIATION_UP, CallFigures.quantile(call.variationUp(), 0.95))
        .add(ReadingNames.NETWORK_VARIATION_DOWN, CallFigures.quantile(call.variationDown(), 0.95))
        .add(ReadingNames.NETWORK_REORDERED, 100 * call.reordered() / heard)
        .add(ReadingNames.NETWORK_DUPLICATED, Math.min(100, 100 * call.duplicated() / heard));
    call.marking().up().ifPresent(dscp -> readings.add(ReadingNames.NETWORK_DSCP_UP, dscp));
    call.marking().down().ifPresent(dscp -> readings.add(ReadingNames.NETWORK_DSCP_DOWN, dscp));
  }

  private static void quality(Readings readings, CallFigures call) {
    readings.add(ReadingNames.NETWORK_RATING, Math.max(0, call.rating()))
        .add(ReadingNames.NETWORK_MOS, EModel.mos(call.rating()))
        .add(ReadingNames.NETWORK_MOS_AT_MOST, EModel.mos(call.ratingAtMost()));
  }
}
