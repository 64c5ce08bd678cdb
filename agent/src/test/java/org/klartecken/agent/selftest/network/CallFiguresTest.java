// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.transport.CallLog;
import org.klartecken.agent.transport.CallLog.Heard;
import org.klartecken.quality.Codec;
import org.klartecken.quality.EModel;
import org.klartecken.stamp.NtpTime;

class CallFiguresTest {
  private static final int PACKETS = 300;
  private static final int AFTERWARDS = 5;
  /** The reflector's clock runs an hour behind; nobody may notice. */
  private static final double CLOCKS_APART = -3600;

  @Test
  void aPerfectPathLosesNothingAndIsRatedForItsDelay() {
    CallFigures call = call(_ -> false, _ -> false);
    assertEquals(0, call.lost());
    assertEquals(OptionalDouble.of(0), call.lostUp());
    assertEquals(0.040, call.medianRoundTrip(), 1e-6);
    assertEquals(0, call.jitterUp(), 1e-5);
    assertEquals(0, call.reordered() + call.duplicated() + call.longestBurst());
    // half of 40 ms, and 20 ms until a packet is full of sound
    assertEquals(EModel.rating(0.040, 0, 1, Codec.G711_PLC), call.rating(), 0.01);
  }

  @Test
  void lossIsTheWayThereOrTheWayBack() {
    CallFigures up = call(i -> i % 10 == 3, _ -> false);
    assertEquals(30, up.lost());
    assertEquals(OptionalDouble.of(30), up.lostUp());
    CallFigures down = call(_ -> false, i -> i % 10 == 3);
    assertEquals(30, down.lost());
    assertEquals(OptionalDouble.of(0), down.lostUp());
    CallFigures both = call(i -> i % 20 == 3, i -> i % 10 == 8);
    assertEquals(45, both.lost());
    assertEquals(OptionalDouble.of(15), both.lostUp());
  }

  @Test
  void theLastPacketsOfACallHaveADirectionToo() {
    CallFigures up = call(i -> i == PACKETS - 1, _ -> false);
    assertEquals(OptionalDouble.of(1), up.lostUp());
    CallFigures down = call(_ -> false, i -> i >= PACKETS - 3 && i < PACKETS);
    assertEquals(OptionalDouble.of(0), down.lostUp());
    assertEquals(3, down.longestBurst());
  }

  @Test
  void aStatelessReflectorTellsOfLossWithoutDirection() {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      if (i % 10 != 3) {
        heard.add(heard(i, i, 0.02, 0.02));
      }
    }
    CallFigures call = CallFigures.of(new CallLog(PACKETS, false, heard));
    assertEquals(30, call.lost());
    assertEquals(OptionalDouble.empty(), call.lostUp());
  }

  @Test
  void burstsAreCountedAndCostMoreThanTheSameLossScattered() {
    CallFigures burst = call(i -> i >= 100 && i < 115, _ -> false);
    CallFigures scattered = call(i -> i % 20 == 3, _ -> false);
    assertEquals(burst.lost(), scattered.lost());
    assertEquals(15, burst.longestBurst());
    assertEquals(1, scattered.longestBurst());
    assertTrue(burst.rating() < scattered.rating() - 1, burst.rating() + " against " + scattered.rating());
  }

  @Test
  void aSingleLostPacketProvesNothingAboutTheRating() {
    CallFigures call = call(i -> i == 50, _ -> false);
    assertTrue(call.bounds().least() < 0.0002);
    assertTrue(call.ratingAtMost() > call.rating());
    assertEquals(call(_ -> false, _ -> false).rating(), call.ratingAtMost(), 0.1);
  }

  @Test
  void variationAndJitterOfEachWayAreTold() {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      heard.add(heard(i, i, i % 2 == 0 ? 0.02 : 0.03, 0.02)); // every second packet 10 ms late on its way there
    }
    CallFigures call = CallFigures.of(new CallLog(PACKETS, true, heard));
    assertEquals(0.010, call.jitterUp(), 1e-4, "RFC 3550: it settles at the constant difference");
    assertEquals(0, call.jitterDown(), 1e-5);
    assertEquals(0.010, CallFigures.quantile(call.variationUp(), 0.95), 1e-5);
    assertEquals(0, CallFigures.quantile(call.variationDown(), 0.95), 1e-5);
  }

  @Test
  void whatComesTooLateToBePlayedIsAsBadAsLost() {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      heard.add(heard(i, i, i % 10 == 3 ? 0.2 : 0.02, 0.02));
    }
    CallFigures late = CallFigures.of(new CallLog(PACKETS, true, heard));
    assertEquals(0, late.lost());
    assertTrue(late.rating() < 72, "a tenth: " + late.rating());
  }

  @Test
  void reorderedAndDoubledAnswersAreCountedOnce() {
    List<Heard> heard = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      heard.add(heard(i, i, 0.02, 0.02));
    }
    Collections.swap(heard, 10, 11);
    heard.add(20, heard.get(19));
    CallFigures call = CallFigures.of(new CallLog(PACKETS, true, heard));
    assertEquals(1, call.reordered());
    assertEquals(1, call.duplicated());
    assertEquals(0, call.lost());
  }

  @Test
  void silenceIsAllLost() {
    CallFigures call = CallFigures.of(new CallLog(PACKETS, true, List.of()));
    assertEquals(PACKETS, call.lost());
    assertEquals(OptionalDouble.empty(), call.lostUp());
    assertEquals(PACKETS, call.longestBurst());
    CallFigures none = CallFigures.of(new CallLog(0, true, List.of()));
    assertEquals(0, none.loss());
  }

  /** A call whose packets are lost on their ways there and back, 20 ms each way. */
  private static CallFigures call(IntPredicate lostUp, IntPredicate lostDown) {
    List<Heard> heard = new ArrayList<>();
    int counted = 0;
    for (int i = 0; i < PACKETS + AFTERWARDS; i++) {
      if (!lostUp.test(i)) {
        if (!lostDown.test(i)) {
          heard.add(heard(i, counted, 0.02, 0.02));
        }
        counted++;
      }
    }
    return CallFigures.of(new CallLog(PACKETS, true, heard));
  }

  private static Heard heard(int sequence, int reflected, double up, double down) {
    double sent = 1000 + sequence * 0.02;
    double within = 0.0001;
    return new Heard(sequence, reflected, (long) (sent * 1e9), (long) ((sent + up + within + down) * 1e9),
        time(sent + up), time(sent + up + within), CallLog.Marking.UNKNOWN);
  }

  private static NtpTime time(double seconds) {
    return new NtpTime((long) ((seconds + CLOCKS_APART) * 0x1p32));
  }
}
