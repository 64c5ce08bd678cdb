// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Pictures of Motion JPEG by their number in the stream, kept until it is over: to decode one takes longer than to get
 * it, and a slow PC must not look like a slow camera.
 */
final class KeptPictures {
  /** After so long no other picture is begun. */
  static final Duration DECODING = Duration.ofMillis(500);

  /** What makes numbers of a picture. */
  interface Decoder extends AutoCloseable {
    /** @throws IOException when the picture is damaged */
    PictureNumbers numbers(byte[] jpeg) throws IOException;

    @Override
    void close();
  }

  private final NavigableMap<Integer, byte[]> kept = new TreeMap<>();
  private final LongSupplier nanos;

  /** @param nanos a clock that never goes back, in nanoseconds */
  KeptPictures(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void keep(int number, ByteBuffer picture) {
    byte[] octets = new byte[picture.remaining()];
    picture.get(octets);
    kept.put(number, octets);
  }

  /**
   * Gives the shots of these pictures their numbers, the latest first, for those have settled: as many as there is time
   * for, and one at least. A damaged picture makes a broken shot.
   */
  void decode(List<Shots.Shot> shots, Supplier<Decoder> decoders) {
    if (kept.isEmpty()) {
      return;
    }
    long enough = nanos.getAsLong() + DECODING.toNanos();
    boolean any = false;
    try (Decoder decoder = decoders.get()) {
      for (Map.Entry<Integer, byte[]> picture : kept.descendingMap().entrySet()) {
        if (any && nanos.getAsLong() >= enough) {
          break;
        }
        Shots.Shot decoded = decoded(shots.get(picture.getKey()), picture.getValue(), decoder);
        shots.set(picture.getKey(), decoded);
        any |= !decoded.broken();
      }
    } finally {
      forget();
    }
  }

  private static Shots.Shot decoded(Shots.Shot shot, byte[] jpeg, Decoder decoder) {
    try {
      return new Shots.Shot(shot.sequence(), shot.atNanos(), shot.digest(), false, decoder.numbers(jpeg));
    } catch (IOException damaged) {
      return new Shots.Shot(shot.sequence(), shot.atNanos(), shot.digest(), true, null);
    }
  }

  /** Overwrites what is left. */
  void forget() {
    kept.values().forEach(octets -> Arrays.fill(octets, (byte) 0));
    kept.clear();
  }
}
