// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.zip.CRC32;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Reading;

/** Cameras with one fault each, and healthy ones, measured by the real step over pictures that were made up. */
public final class CameraTrials {
  private static final long RATE_NS = 33_333_333;
  private static final int FRAMES = 45;
  /** Of Motion JPEG so many differ; decoding more would only tell the same. */
  private static final int DECODED = 3;
  private final AttachedDevice device;
  private final Instant at;

  private CameraTrials(AttachedDevice device, Instant at) {
    this.device = device;
    this.at = at;
  }

  /** Cameras with a fault each, in YUYV and in Motion JPEG. */
  public static List<Trial> faults(AttachedDevice device, Instant at) {
    CameraTrials camera = new CameraTrials(device, at);
    List<Trial> faults = new ArrayList<>();
    faults.add(Trial.of("camera.gave_pictures",
        _ -> camera.measured(new Shots(Scene.WIDTH, Scene.HEIGHT, 0, List.of()))));
    faults.add(Trial.of("camera.distinct", seed -> camera.measured(shots(new Scene(seed), RATE_NS, true, 0))));
    faults.add(camera.shows("camera.brightness", seed -> new Scene(seed).light(0.02, 4)));
    faults.add(camera.shows("camera.contrast", seed -> new Scene(seed).light(0, 120)));
    faults.add(camera.shows("camera.overexposed", seed -> new Scene(seed).light(3, 0)));
    faults.add(camera.shows("camera.sharpness", seed -> new Scene(seed).blurred(14)));
    faults.add(camera.shows("camera.underexposed", seed -> new Scene(seed).light(0.15, 4)));
    faults.add(Trial.of("a dark room", "camera.underexposed",
        seed -> camera.measured(shots(new Scene(seed).light(0.1, 8), RATE_NS, false, 0))));
    faults.add(Trial.of("camera.first_picture", seed -> camera.measured(late(shots(new Scene(seed), RATE_NS, false, 0),
        0, 2_600_000_000L + seed * 10_000_000))));
    faults.add(Trial.of("camera.longest_gap", seed -> camera.measured(late(shots(new Scene(seed), RATE_NS, false, 0),
        10 + (int) seed, 600_000_000L + seed * 50_000_000))));
    faults.add(Trial.of("camera.rate", seed -> camera.measured(shots(new Scene(seed), 6 * RATE_NS, false, 0))));
    faults.add(Trial.of("camera.broken", seed -> camera.measured(shots(new Scene(seed), RATE_NS, false, 4))));
    faults.add(camera.sends("black", "camera.brightness", seed -> new Scene(seed).light(0.02, 4), false));
    faults.add(camera.sends("covered", "camera.contrast", seed -> new Scene(seed).light(0, 120), false));
    faults.add(camera.sends("blurred", "camera.sharpness", seed -> new Scene(seed).blurred(14), false));
    faults.add(camera.sends("frozen", "camera.distinct", Scene::new, true));
    faults.add(Trial.of("damaged in Motion JPEG", "camera.broken", camera::damaged));
    return faults;
  }

  /** Every second one sends Motion JPEG, half of those without Huffman tables. */
  public static List<Reading> healthy(AttachedDevice device, Instant at, long seed) {
    CameraTrials camera = new CameraTrials(device, at);
    Scene scene = new Scene(seed).light(0.5 + seed % 100 * 0.006, 5);
    return camera.measured(seed % 2 == 0
        ? shots(scene, RATE_NS, false, 0)
        : film(pictures(scene, false, seed / 2 % 2 == 0)));
  }

  private Trial shows(String reading, LongFunction<Scene> scene) {
    return Trial.of(reading, seed -> measured(shots(scene.apply(seed), RATE_NS, false, 0)));
  }

  private Trial sends(String fault, String reading, LongFunction<Scene> scene, boolean frozen) {
    return Trial.of(fault + " in Motion JPEG", reading,
        seed -> measured(film(pictures(scene.apply(seed), frozen, seed % 2 == 1))));
  }

  /** Every third picture lacks its end, as when a hub's bandwidth does not do. */
  private List<Reading> damaged(long seed) {
    List<byte[]> pictures = new ArrayList<>(pictures(new Scene(seed), false, seed % 2 == 1));
    for (int i = 1; i < pictures.size(); i += 3) {
      pictures.set(i, new byte[]{(byte) 0xff, (byte) 0xd8, 0, (byte) i});
    }
    return measured(film(pictures));
  }

  /** @param torn every so many pictures is damaged, 0 for none */
  private static Shots shots(Scene scene, long intervalNs, boolean frozen, int torn) {
    PictureNumbers numbers = scene.numbers();
    List<Shots.Shot> frames = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      boolean broken = torn > 0 && i % torn == 1;
      frames.add(new Shots.Shot(i, 400_000_000L + i * intervalNs, frozen ? 1 : i, broken, broken ? null : numbers));
    }
    return new Shots(Scene.WIDTH, Scene.HEIGHT, 0, frames);
  }

  /** From one picture on all come so much later. */
  private static Shots late(Shots shots, int from, long nanos) {
    List<Shots.Shot> frames = new ArrayList<>();
    for (Shots.Shot s : shots.frames()) {
      frames.add(new Shots.Shot(s.sequence(), s.sequence() < from ? s.atNanos() : s.atNanos() + nanos, s.digest(),
          s.broken(), s.numbers()));
    }
    return new Shots(shots.width(), shots.height(), shots.startedNanos(), frames);
  }

  private static List<byte[]> pictures(Scene scene, boolean frozen, boolean bare) {
    try {
      List<byte[]> made = new ArrayList<>();
      for (int i = 0; i < DECODED; i++) {
        byte[] jpeg = scene.jpeg();
        made.add(bare ? Scene.withoutTables(jpeg) : jpeg);
      }
      List<byte[]> all = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        all.add(made.get(frozen ? 0 : i % DECODED));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is kept of pictures in Motion JPEG: those of a kind are decoded once. */
  private static Shots film(List<byte[]> pictures) {
    JpegPictures decoder = new JpegPictures();
    Map<Long, Optional<PictureNumbers>> known = new HashMap<>();
    List<Shots.Shot> frames = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      byte[] picture = pictures.get(i);
      CRC32 digest = new CRC32();
      digest.update(picture);
      Optional<PictureNumbers> numbers = known.computeIfAbsent(digest.getValue(), _ -> numbers(decoder, picture));
      frames.add(new Shots.Shot(i, 400_000_000L + i * RATE_NS, digest.getValue(), numbers.isEmpty(),
          numbers.orElse(null)));
    }
    decoder.close();
    return new Shots(Scene.WIDTH, Scene.HEIGHT, 0, frames);
  }

  private static Optional<PictureNumbers> numbers(JpegPictures decoder, byte[] picture) {
    try {
      return Optional.of(
          PictureNumbers.of(decoder.thinned(picture, 8), decoder.middle(picture, Scene.WIDTH, Scene.HEIGHT)));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private List<Reading> measured(Shots shots) {
    try {
      StepOutcome outcome = new CameraStep((_, _, _, _, _) -> () -> shots)
          .run(new StepRun(List.of(device), at, () -> false, _ -> {
          }));
      return ((StepOutcome.Measured) outcome).readings();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
