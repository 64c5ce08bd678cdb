// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many pictures of Motion JPEG are decoded on a PC that is as slow as its clock says. */
class KeptPicturesTest {
  private static final PictureNumbers NUMBERS = new PictureNumbers(0.5, 0.2, 0, 0, 0.3);
  private final List<Integer> decoded = new ArrayList<>();
  private final List<Shots.Shot> shots = new ArrayList<>(
      IntStream.range(0, 5).mapToObj(i -> new Shots.Shot(i, i, i, false, null)).toList());
  private Duration takes = Duration.ZERO;
  private int damagedFrom = 99;
  private long now = -5; // a clock of nanoseconds may well be negative
  private boolean closed;

  @Test
  void aFastPcDecodesAll() {
    decode();
    assertEquals(List.of(4, 3, 2, 1, 0), decoded);
    assertTrue(shots.stream().allMatch(s -> NUMBERS.equals(s.numbers()) && !s.broken()), shots.toString());
    assertTrue(closed);
  }

  @Test
  void aSlowPcDecodesTheLatestOnesOnlyAndTheOthersAreWhole() {
    takes = KeptPictures.DECODING.dividedBy(2).plusMillis(1);
    decode();
    assertEquals(List.of(4, 3), decoded);
    assertEquals(List.of(false, false, false, false, false), shots.stream().map(Shots.Shot::broken).toList());
  }

  @Test
  void thePcThatIsSlowestOfAllStillDecodesOne() {
    takes = KeptPictures.DECODING.multipliedBy(10);
    decode();
    assertEquals(List.of(4), decoded);
  }

  @Test
  void aDamagedPictureIsBrokenAndDoesNotCountAsTheOneThatWasSeen() {
    takes = KeptPictures.DECODING.multipliedBy(10);
    damagedFrom = 3;
    decode();
    assertEquals(List.of(4, 3, 2), decoded);
    assertEquals(List.of(false, false, false, true, true), shots.stream().map(Shots.Shot::broken).toList());
  }

  @Test
  void whereNothingIsKeptNoDecoderIsMade() {
    new KeptPictures(() -> now).decode(shots, () -> {
      throw new AssertionError("made");
    });
    assertEquals(List.of(), decoded);
  }

  private void decode() {
    KeptPictures kept = new KeptPictures(() -> now);
    for (int i = 0; i < shots.size(); i++) {
      kept.keep(i, ByteBuffer.wrap(new byte[]{(byte) i}));
    }
    kept.decode(shots, SlowDecoder::new);
  }

  private final class SlowDecoder implements KeptPictures.Decoder {
    @Override
    public PictureNumbers numbers(byte[] jpeg) throws IOException {
      decoded.add((int) jpeg[0]);
      now += takes.toNanos();
      if (jpeg[0] >= damagedFrom) {
        throw new IOException("damaged");
      }
      return NUMBERS;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
